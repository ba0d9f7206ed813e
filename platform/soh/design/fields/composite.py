"""A question made of several: a person, a vehicle, a stretch of time."""

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import FormField

RenderPart = Callable[[FormField], SafeString]


def composite(field: FormField, render_part: RenderPart) -> SafeString:
    """The parts under one legend, each with its own label and error; an error of the whole stands above them."""
    hint_id, error_id = f"{field.name}-hint", f"{field.name}-error"
    above = []
    hint = field.hint or (_("Fill in what you know.") if field.settings.get("none_needed") else "")
    if hint:
        above.append(format_html('<div id="{}" class="govuk-hint">{}</div>', hint_id, hint))
    if field.error:
        above.append(render("error-message", {"id": error_id, "text": field.error}))
    open_parts = [render_part(part) for part in field.parts if not part.folded]
    fieldset = render(
        "fieldset",
        {
            **field.fieldset_params(),
            "classes": "soh-composite",
            "describedBy": " ".join([*([hint_id] if hint else []), *([error_id] if field.error else [])]),
            "role": "group",
            "html": format_html("{}{}", _joined([*above, *open_parts]), _folded(field, render_part)),
        },
    )
    error_class = " govuk-form-group--error" if field.error else ""
    return format_html('<div class="govuk-form-group{}">{}</div>', error_class, fieldset)


def _folded(field: FormField, render_part: RenderPart) -> SafeString:
    parts = [part for part in field.parts if part.folded]
    if not parts:
        return SafeString("")
    is_open = any(part.is_wrong or part.is_filled for part in parts)
    inside = _joined([render_part(part) for part in parts])
    return render("details", {"summaryText": parts[0].folded, "html": inside, "open": is_open})


def _joined(pieces: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
