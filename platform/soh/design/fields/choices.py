"""Answers that are chosen."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import Choice, FormField


def radios(field: FormField) -> SafeString:
    """One of several."""
    return _radios(field, field.choices, inline=bool(field.settings.get("inline")))


def yes_no(field: FormField) -> SafeString:
    """Yes or no, side by side; the door may give the two choices its own words."""
    answers = field.choices or (Choice("yes", _("Yes")), Choice("no", _("No")))
    return _radios(field, answers, inline=not any(choice.hint or choice.content for choice in answers))


def checkboxes(field: FormField) -> SafeString:
    """Any number; an exclusive choice stands after the word "or" and unticks the others."""
    ticked = field.chosen()
    items: list[dict[str, Any]] = []
    for choice in field.choices:
        item = _item(choice, checked=choice.value in ticked)
        if items and (choice.exclusive or choice.divider):
            items.append({"divider": _("or")})
        if choice.exclusive:
            item["behaviour"] = "exclusive"
        items.append(item)
    return render(
        "checkboxes",
        {
            **field.common_params(),
            "name": field.name,
            "idPrefix": field.name,
            "fieldset": field.fieldset_params(),
            "items": items,
        },
    )


def select(field: FormField) -> SafeString:
    """One of many, in a list that opens; with `type_ahead` a script lets people search it by typing."""
    first = {"value": "", "text": _("Choose one")}
    items = [{"value": choice.value, "text": choice.label} for choice in field.choices]
    return render(
        "select",
        {
            **field.common_params(),
            "name": field.name,
            "id": field.name,
            "label": field.label_params(),
            "items": [first, *items],
            "value": field.value(),
            "attributes": _type_ahead(field) if field.settings.get("type_ahead") else {},
        },
    )


def _type_ahead(field: FormField) -> dict[str, str]:
    """What the script needs: its words, and what was typed that is in no option."""
    typed = field.value()
    unknown = typed and all(choice.value != typed for choice in field.choices)
    return {
        "data-module": "soh-combobox",
        "data-found": _("Options that match: %(count)s"),
        "data-nothing": _("No option matches. Try another word, or fewer letters."),
        "data-how": _("Type to search the list. Use the arrow keys to move, and Enter to choose."),
        **({"data-typed": typed} if unknown else {}),
    }


def _radios(field: FormField, choices: Any, *, inline: bool) -> SafeString:
    items: list[dict[str, Any]] = []
    for choice in choices:
        if choice.divider and items:
            items.append({"divider": _("or")})
        items.append(_item(choice, checked=choice.value == field.value()))
    return render(
        "radios",
        {
            **field.common_params(),
            "name": field.name,
            "idPrefix": field.name,
            "classes": "govuk-radios--inline" if inline else "",
            "fieldset": field.fieldset_params(),
            "items": items,
        },
    )


def _item(choice: Choice, *, checked: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"value": choice.value, "text": choice.label, "checked": checked}
    if choice.hint:
        item["hint"] = {"text": choice.hint}
    if choice.content:
        item["conditional"] = {"html": choice.content}
    return item
