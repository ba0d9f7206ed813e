"""A date that people may know exactly, about, or only by its month or year."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from soh.design.components import render
from soh.design.fields import date
from soh.design.fields.data import Choice, FormField


def approximate_date(field: FormField) -> SafeString:
    """How exactly it is known, and under each answer the boxes it takes: all of them show without a script.

    The settings' `entries` name the parts that belong to each choice.
    """
    parts = {part.name: part for part in field.parts}
    entries = field.settings["entries"]
    return render(
        "radios",
        {
            **field.common_params(),
            "name": field.name,
            "idPrefix": field.name,
            "fieldset": field.fieldset_params(),
            "items": [
                _item(field, choice, [parts[name] for name in entries[choice.value]]) for choice in field.choices
            ],
        },
    )


def _item(field: FormField, choice: Choice, parts: list[FormField]) -> dict[str, Any]:
    boxes = format_html_join("", "{}", ((date.date(part),) for part in parts))
    is_chosen = field.value() == choice.value
    return {"value": choice.value, "text": choice.label, "checked": is_chosen, "conditional": {"html": boxes}}
