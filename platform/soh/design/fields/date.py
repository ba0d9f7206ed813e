"""A date in three boxes, and a moment in four."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from soh.design.components import render
from soh.design.fields.data import DATE_PARTS, FormField

_BIRTHDAY = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}
_WIDTHS = {"year": "govuk-input--width-4", "time_of_day": "govuk-input--width-5"}


def date(field: FormField) -> SafeString:
    """Day, month and year, or those that the field's `boxes` name; months may be typed as words."""
    boxes = tuple(field.settings.get("boxes") or DATE_PARTS)
    return _input(field, boxes)


def date_time(field: FormField) -> SafeString:
    """A date, and beside it a time as people say it."""
    return _input(field, (*DATE_PARTS, "time_of_day"))


def _input(field: FormField, boxes: tuple[str, ...]) -> SafeString:
    return render(
        "date-input",
        {
            **field.common_params(),
            "id": field.name,
            "classes": "soh-moment" if "time_of_day" in boxes else "",
            "namePrefix": field.name,
            "fieldset": field.fieldset_params(),
            "items": [_box(field, box, boxes) for box in boxes],
        },
    )


def _box(field: FormField, box: str, boxes: tuple[str, ...]) -> dict[str, Any]:
    labels = {
        "day": pgettext("date input", "Day"),
        "month": pgettext("date input", "Month"),
        "year": pgettext("date input", "Year"),
        "time_of_day": _("Time (optional)") if field.settings.get("time_optional") else _("Time"),
    }
    is_marked = bool(field.error) and box in (field.wrong_parts or frozenset(boxes))
    is_typed_as_words = box == "time_of_day" or (box == "month" and field.settings.get("month_names"))
    width = _WIDTHS.get(box, "govuk-input--width-2")
    return {
        "name": box,
        "label": labels[box],
        "value": field.value(box) or None,
        "classes": f"{width} govuk-input--error" if is_marked else width,
        "inputmode": "text" if is_typed_as_words else "numeric",
        "autocomplete": field.autocomplete_for(_BIRTHDAY.get(box, "") if field.autocomplete == "bday" else "") or None,
    }
