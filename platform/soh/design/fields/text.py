"""Answers that are typed into one control."""

from typing import Any

from django.utils.safestring import SafeString

from soh.design.components import render
from soh.design.fields.data import FormField

_WIDTHS = (2, 3, 4, 5, 10, 20, 30)


def text(field: FormField) -> SafeString:
    """One line of text."""
    spelling = {"spellcheck": False} if field.settings.get("spellcheck") is False else {}
    return _input(field, autocomplete=field.autocomplete, **spelling)


def email(field: FormField) -> SafeString:
    """An email address."""
    return _input(field, type="email", autocomplete=field.autocomplete or "email", spellcheck=False)


def phone(field: FormField) -> SafeString:
    """A telephone number."""
    return _input(field, type="tel", autocomplete=field.autocomplete or "tel", width=20)


def number(field: FormField) -> SafeString:
    """A number; GOV.UK advises against `type=number`."""
    params: dict[str, Any] = {"inputmode": "decimal" if field.settings.get("decimal") else "numeric"}
    unit = field.settings.get("unit")
    if unit and unit == field.settings.get("prefix"):
        unit = None
    if unit:
        params["suffix"] = {"text": unit}
    if field.settings.get("prefix"):
        params["prefix"] = {"text": field.settings["prefix"]}
    return _input(field, autocomplete=field.autocomplete, spellcheck=False, width=5, **params)


def time(field: FormField) -> SafeString:
    """A time of day, typed as people say it; `type=time` has no room for "about half past two"."""
    return _input(field, autocomplete="", spellcheck=False, width=10)


def long_text(field: FormField) -> SafeString:
    """Several lines, with a count when there is a limit."""
    limit = {
        "maxlength": field.settings.get("max_length"),
        "maxwords": field.settings.get("max_words"),
    }
    params = {
        **field.common_params(),
        "name": field.name,
        "id": field.name,
        "value": field.value(),
        "label": field.label_params(),
        "rows": field.settings.get("rows", 3 if field.is_part else 8),
        "autocomplete": field.autocomplete_for(field.autocomplete) or None,
        "spellcheck": True,
    }
    if not any(limit.values()):
        return render("textarea", params)
    return render("character-count", {**params, **limit, "threshold": 50})


def _input(field: FormField, *, autocomplete: str, width: int = 0, **params: Any) -> SafeString:
    wanted = int(field.settings.get("width") or width)
    fitting = next((size for size in _WIDTHS if size >= wanted), 0) if wanted else 0
    return render(
        "input",
        {
            **field.common_params(),
            "name": field.name,
            "id": field.name,
            "value": field.value(),
            "label": field.label_params(),
            "classes": f"govuk-input--width-{fitting}" if fitting else "",
            "autocomplete": field.autocomplete_for(autocomplete) or None,
            **params,
        },
    )
