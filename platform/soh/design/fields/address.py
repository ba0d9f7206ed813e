"""A United Kingdom address in five boxes, and where a lookup is offered a postcode to find it by."""

import json
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import ADDRESS_PARTS, FormField

_PURPOSES = {
    "line_1": "address-line1",
    "line_2": "address-line2",
    "town": "address-level2",
    "county": "",
    "postcode": "postal-code",
}
_WIDTHS = {
    "town": "govuk-!-width-two-thirds",
    "county": "govuk-!-width-two-thirds",
    "postcode": "govuk-input--width-10",
}


SEARCH, FIND, USE, CHOICES = "search", "find", "use", "found"
"""Names of the lookup's controls, after the question's own: postcode, the two buttons, and what was found (JSON)."""


def address(field: FormField) -> SafeString:
    """Address lines under one legend; an error names its line, or the whole address."""
    whole_is_wrong = bool(field.error) and not field.wrong_parts and not field.part_errors
    hint_id, error_id = f"{field.name}-hint", f"{field.name}-error"
    parts = [format_html('<div id="{}" class="govuk-hint">{}</div>', hint_id, field.hint)] if field.hint else []
    if whole_is_wrong:
        parts.append(render("error-message", {"id": error_id, "text": field.error}))
    described_by = " ".join([*([hint_id] if field.hint else []), *([error_id] if whole_is_wrong else [])])
    boxes = format_html_join("", "{}", ((_box(field, part),) for part in ADDRESS_PARTS))
    fieldset = render(
        "fieldset",
        {
            **field.fieldset_params(),
            "classes": "soh-address",
            "describedBy": described_by,
            "role": "group",
            "html": format_html(
                "{}{}{}", format_html_join("", "{}", ((part,) for part in parts)), _lookup(field), boxes
            ),
        },
    )
    error_class = " govuk-form-group--error" if whole_is_wrong else ""
    return format_html('<div class="govuk-form-group{}">{}</div>', error_class, fieldset)


def _lookup(field: FormField) -> SafeString:
    """Find the address by its postcode, choose it, have it filled in below. Works without a script."""
    if not field.settings.get("lookup"):
        return SafeString("")
    searched, found = f"{field.name}-{SEARCH}", field.values.get(f"{field.name}-{CHOICES}")
    # Enter in any box sends a form by its first button: that must go on, and not look up an address.
    first = format_html(
        '<button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">{}</button>', _("Continue")
    )
    box = render(
        "input",
        {
            "name": searched,
            "id": searched,
            "value": field.value(SEARCH),
            "label": {"text": _("Find an address by its postcode (optional)")},
            "classes": "govuk-input--width-10",
            "autocomplete": field.autocomplete_for("postal-code" if field.autocomplete not in ("", "off") else "")
            or None,
            "spellcheck": False,
        },
    )
    return format_html("{}{}{}{}", first, box, _button(field, FIND, _("Find address")), _found(field, found))


def _found(field: FormField, found: Any) -> SafeString:
    if found is None:
        return SafeString("")
    name = f"{field.name}-{USE}-choice"
    told = format_html('<p class="govuk-body" role="status">{}</p>', _("No address was found. Type it below."))
    if not found:
        return told
    items = [{"value": each, "text": ", ".join(parts)} for each in found if (parts := _lines(each))]
    choice = render(
        "select",
        {
            "name": name,
            "id": name,
            "label": {"text": _("Addresses found")},
            "items": [{"value": "", "text": _("Choose one")}, *items],
        },
    )
    return format_html("{}{}", choice, _button(field, USE, _("Use this address")))


def _lines(found: str) -> list[str]:
    try:
        parts = json.loads(found)
    except (ValueError, RecursionError):
        return []
    return [str(parts[part]) for part in ADDRESS_PARTS if parts.get(part)] if isinstance(parts, dict) else []


def _button(field: FormField, name: str, text: str) -> SafeString:
    params = {"text": text, "name": f"{field.name}-{name}", "value": "1", "classes": "govuk-button--secondary"}
    return render("button", params)


def _box(field: FormField, part: str) -> SafeString:
    labels = {
        "line_1": _("Address line 1"),
        "line_2": _("Address line 2 (optional)"),
        "town": _("Town or city"),
        "county": _("County (optional)"),
        "postcode": _("Postcode") if field.settings.get("postcode_required") else _("Postcode (optional)"),
    }
    wrong = field.part_errors.get(part) or (field.error if part in field.wrong_parts else "")
    name = f"{field.name}-{part}"
    purpose = _PURPOSES[part] if field.autocomplete not in ("", "off") else ""
    return render(
        "input",
        {
            "name": name,
            "id": name,
            "value": field.value(part),
            "label": {"text": labels[part]},
            "classes": _WIDTHS.get(part, ""),
            "autocomplete": field.autocomplete_for(purpose) or None,
            "errorMessage": {"text": wrong} if wrong else None,
        },
    )
