"""A question as the page shows it, before it becomes markup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from soh.design.component_params import Params


@dataclass(frozen=True)
class Choice:
    """One option of radios, checkboxes or a select; `exclusive` means "none of these".

    `divider` sets the word "or" above it; `content` (trusted HTML) shows when it is chosen.
    """

    value: str
    label: str
    hint: str = ""
    exclusive: bool = False
    divider: bool = False
    content: str = ""


@dataclass(frozen=True)
class FormField:
    """One question as a visitor meets it.

    `values` holds what to show in each control, by control name (`<name>` or `<name>-<part>`), as the visitor
    typed it. `error` is one sentence; `wrong_parts` names the parts of a date or address it is about, and
    `part_errors` has a sentence for each part of an address, when they differ.
    `is_page_heading` makes the label the page's h1. `private` keeps the browser from remembering the answer.
    `settings`: max_length, max_words, rows, width (characters), unit, prefix, decimal, inline, month_names,
    postcode_required, text (of a declaration), boxes (which of day, month and year a date has), time_optional,
    type_ahead, none_needed (no part of a composite question is needed for itself).
    `parts` are the questions that a composite question is made of, each with values, error and words of its own;
    `is_part` marks them. Those with `folded` are folded away under these words.
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
    parts: Sequence["FormField"] = ()
    is_part: bool = False
    folded: str = ""

    @property
    def focus_id(self) -> str:
        """The id of the control that an error summary should lead to."""
        if self.parts and self.kind not in _CONTROL_BEFORE_PARTS:
            return next((part for part in self.parts if part.is_wrong), self.parts[0]).focus_id
        if wrong_part := next((part for part in self.parts if part.is_wrong), None):
            return self.name if self.error else wrong_part.focus_id
        if self.kind not in _PARTS:
            return self.name
        parts = self.settings.get("boxes") or _PARTS[self.kind]
        wrong = self.wrong_parts | self.part_errors.keys()
        first = next((part for part in parts if part in wrong), parts[0])
        return f"{self.name}-{first}"

    @property
    def is_wrong(self) -> bool:
        """Whether an error is about this question or one of its parts."""
        return bool(self.error or self.part_errors) or any(part.is_wrong for part in self.parts)

    @property
    def is_filled(self) -> bool:
        """Whether a control of this question shows anything."""
        own = (given for name, given in self.values.items() if name == self.name or name.startswith(f"{self.name}-"))
        return any(any(given) for given in own)

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
        size = f"govuk-label--{self._size}"
        return {"text": self._label_text(), "classes": size, "isPageHeading": self.is_page_heading}

    def fieldset_params(self) -> dict[str, Any]:
        """Return a fieldset whose legend is the question."""
        size = f"govuk-fieldset__legend--{self._size}"
        return {"legend": {"text": self._label_text(), "classes": size, "isPageHeading": self.is_page_heading}}

    def common_params(self) -> Params:
        """Return hint and error, where there are any."""
        params: dict[str, Any] = {}
        if self.hint:
            params["hint"] = {"text": self.hint}
        if self.error:
            params["errorMessage"] = {"text": self.error}
        return params

    @property
    def _size(self) -> str:
        return "l" if self.is_page_heading else "s" if self.is_part else "m"

    def _label_text(self) -> str:
        return self.label if self.required else _("%(label)s (optional)") % {"label": self.label}


DATE_PARTS = ("day", "month", "year")
ADDRESS_PARTS = ("line_1", "line_2", "town", "county", "postcode")
_PARTS = {"date": DATE_PARTS, "date_time": (*DATE_PARTS, "time_of_day"), "address": ADDRESS_PARTS}
_CONTROL_BEFORE_PARTS = {"approximate_date", "declaration"}
