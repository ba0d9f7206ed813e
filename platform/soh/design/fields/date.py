"""A date in three boxes."""

from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from soh.design.components import render
from soh.design.fields.data import DATE_PARTS, FormField

_BIRTHDAY = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}


def date(field: FormField) -> SafeString:
    """Day, month and year; months may be typed as words."""
    labels = {
        "day": pgettext("date input", "Day"),
        "month": pgettext("date input", "Month"),
        "year": pgettext("date input", "Year"),
    }
    wrong = field.wrong_parts or frozenset(DATE_PARTS)
    items = [
        {
            "name": part,
            "label": labels[part],
            "value": field.value(part) or None,
            "classes": _classes(part, is_wrong=bool(field.error) and part in wrong),
            "inputmode": "text" if part == "month" and field.settings.get("month_names") else "numeric",
            "autocomplete": field.autocomplete_for(_BIRTHDAY[part] if field.autocomplete == "bday" else "") or None,
        }
        for part in DATE_PARTS
    ]
    return render(
        "date-input",
        {
            **field.common_params(),
            "id": field.name,
            "namePrefix": field.name,
            "fieldset": field.fieldset_params(),
            "items": items,
        },
    )


def _classes(part: str, *, is_wrong: bool) -> str:
    width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
    return f"{width} govuk-input--error" if is_wrong else width
