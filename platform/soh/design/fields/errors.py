"""The list of errors at the top of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import FormField


@dataclass(frozen=True)
class FieldError:
    """One error: the sentence, and the id of the control where it is put right (empty: about the whole page)."""

    message: str
    focus_id: str = ""


def errors_of(fields: Iterable[FormField]) -> list[FieldError]:
    """Return the errors of a page's fields, in the order of the page."""
    return [FieldError(field.error, field.focus_id) for field in fields if field.error]


def error_summary(errors: Sequence[FieldError]) -> SafeString:
    """Return the summary, with a link to each control, or nothing when there are no errors."""
    if not errors:
        return mark_safe("")
    items = [
        {"text": error.message, "href": f"#{error.focus_id}"} if error.focus_id else {"text": error.message}
        for error in errors
    ]
    return render("error-summary", {"titleText": _("There is a problem"), "errorList": items})
