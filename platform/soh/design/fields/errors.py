"""The list of errors at the top of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import FormField


class ErrorLine(Protocol):
    """One line of the summary: the sentence, and `#id` of the control to go to (empty: none)."""

    @property
    def text(self) -> str: ...

    @property
    def href(self) -> str: ...


@dataclass(frozen=True)
class FieldError:
    """An error line made from a field."""

    text: str
    href: str = ""


def errors_of(fields: Iterable[FormField]) -> list[FieldError]:
    """Return the errors of a page's fields, in the order of the page."""
    return [FieldError(field.error, f"#{field.focus_id}") for field in fields if field.error]


def error_summary(errors: Sequence[ErrorLine]) -> SafeString:
    """Return the summary, with a link to each control, or nothing when there are no errors."""
    if not errors:
        return mark_safe("")
    items = [{"text": error.text, "href": error.href} if error.href else {"text": error.text} for error in errors]
    return render("error-summary", {"titleText": _("There is a problem"), "errorList": items})
