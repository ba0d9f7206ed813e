"""A United Kingdom address in five boxes."""

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
            "html": format_html("{}{}", format_html_join("", "{}", ((part,) for part in parts)), boxes),
        },
    )
    error_class = " govuk-form-group--error" if whole_is_wrong else ""
    return format_html('<div class="govuk-form-group{}">{}</div>', error_class, fieldset)


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
