"""A question as the page shows it, before it becomes markup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from soh.design.component_params import Params


@dataclass(frozen=True)
class Choice:
    """One option of radios, checkboxes or a select; `exclusive` means "none of these"."""

    value: str
    label: str
    hint: str = ""
    exclusive: bool = False


@dataclass(frozen=True)
class FormField:
    """One question as a visitor meets it.

    `values` holds what to show in each control, by control name (`<name>` or `<name>-<part>`), as the visitor
    typed it. `error` is one sentence; `wrong_parts` names the parts of a date or address it is about, and
    `part_errors` has a sentence for each part of an address, when they differ.
    `is_page_heading` makes the label the page's h1. `private` keeps the browser from remembering the answer.
    `settings`: max_length, max_words, rows, width (characters), unit, prefix, decimal, inline, month_names,
    postcode_required, text (of a declaration).
    """

    kind: str
    name: str
    label: str
    hint: str = ""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    choices: Sequence[Choice] = ()
    error: str = ""
    wrong_parts: frozenset[str] = frozenset()
    part_errors: Mapping[str, str] = field(default_factory=dict)
    required: bool = True
    is_page_heading: bool = False
    private: bool = False
    autocomplete: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def focus_id(self) -> str:
        """The id of the control that an error summary should lead to."""
        if self.kind not in _PARTS:
            return self.name
        parts = _PARTS[self.kind]
        wrong = self.wrong_parts | self.part_errors.keys()
        first = next((part for part in parts if part in wrong), parts[0])
        return f"{self.name}-{first}"

    def value(self, part: str = "") -> str:
        """Return what the visitor typed in one control, or an empty string."""
        given = self.values.get(f"{self.name}-{part}" if part else self.name, ())
        return given[0] if given else ""

    def chosen(self) -> list[str]:
        """Return every option the visitor ticked."""
        return list(self.values.get(self.name, ()))

    def autocomplete_for(self, purpose: str) -> str:
        """Return the autocomplete token of a control; `off` where the answer must leave no trace."""
        return "off" if self.private else purpose

    def label_params(self) -> dict[str, Any]:
        """Return a label, the page's heading when it is the only question."""
        size = "govuk-label--l" if self.is_page_heading else "govuk-label--m"
        return {"text": self._label_text(), "classes": size, "isPageHeading": self.is_page_heading}

    def fieldset_params(self) -> dict[str, Any]:
        """Return a fieldset whose legend is the question."""
        size = "govuk-fieldset__legend--l" if self.is_page_heading else "govuk-fieldset__legend--m"
        return {"legend": {"text": self._label_text(), "classes": size, "isPageHeading": self.is_page_heading}}

    def common_params(self) -> Params:
        """Return hint and error, where there are any."""
        params: dict[str, Any] = {}
        if self.hint:
            params["hint"] = {"text": self.hint}
        if self.error:
            params["errorMessage"] = {"text": self.error}
        return params

    def _label_text(self) -> str:
        return self.label if self.required else _("%(label)s (optional)") % {"label": self.label}


DATE_PARTS = ("day", "month", "year")
ADDRESS_PARTS = ("line_1", "line_2", "town", "county", "postcode")
_PARTS = {"date": DATE_PARTS, "address": ADDRESS_PARTS}
