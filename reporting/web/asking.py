"""What a page asks: which items apply, in which words, with what was typed. No rule is decided here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reporting.definition import kinds
from reporting.definition.form import Content, Form, Question, Step
from reporting.definition.json_values import Answers, TextLookup
from reporting.definition.problems import Problem
from reporting.definition.visibility import Drawn, drawn
from reporting.definition.wording import worded

Fields = Mapping[str, Sequence[str]]
ELSEWHERE = frozenset({"hidden", "group"})
"""Kinds that have no controls of their own among the other questions of a page."""


@dataclass(frozen=True)
class Asking:
    """The items of a page as they are shown.

    `said` are the answers that may stand in its words; `prefix` stands before the names of all controls; `states` says
    how far the check of each file is.
    """

    form: Form
    locale: str
    items: Sequence[Drawn]
    fields: Fields
    problems: Sequence[Problem] = ()
    said: Answers = field(default_factory=dict)
    private: bool = False
    prefix: str = ""
    states: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> TextLookup:
        """The form's words in the page's language, with answers in them."""
        return worded(self.form, self.locale, self.said)

    @property
    def shown(self) -> list[Drawn]:
        """The items with a place among the questions of the page."""
        return [one for one in self.items if isinstance(one.item, Content) or one.item.kind not in ELSEWHERE]

    @property
    def has_own_heading(self) -> bool:
        """Whether the only question is the page's heading, so that no title is shown above it."""
        shown = self.shown
        return len(shown) == 1 and isinstance(shown[0].item, Question)


def of_step(
    form: Form,
    step: Step,
    locale: str,
    fields: Fields,
    problems: Sequence[Problem] = (),
    *,
    given: Answers | None = None,
    earlier: Answers | None = None,
    private: bool = False,
    states: Mapping[str, str] | None = None,
) -> Asking:
    """Return what the page of a step asks. `given` are the answers to it, `earlier` those that count before it."""
    before = earlier or {}
    return Asking(
        form=form,
        locale=locale,
        items=drawn(step.items, given or {}, before, form.setting()),
        fields=fields,
        problems=problems,
        said=before,
        private=private,
        states=states or {},
    )


def of_entry(
    form: Form,
    group: Question,
    locale: str,
    fields: Fields,
    problems: Sequence[Problem] = (),
    *,
    given: Answers | None = None,
    earlier: Answers | None = None,
    private: bool = False,
    prefix: str = "",
) -> Asking:
    """Return what the page of one entry of a group asks. `given` are the answers of the entry."""
    before, entry = earlier or {}, given or {}
    return Asking(
        form=form,
        locale=locale,
        items=drawn(group.items, entry, before, form.setting()),
        fields=fields,
        problems=problems,
        said={**before, **entry},
        private=private,
        prefix=prefix,
    )


def group_of(asked: Iterable[Question]) -> Question | None:
    """Return the group among the questions of a step; None where there are only single ones."""
    return next((question for question in asked if question.items), None)


def stored_fields(step: Step, answers: Answers) -> dict[str, list[str]]:
    """Return what the controls of a step show for stored answers."""
    fields: dict[str, list[str]] = {}
    for question in step.questions:
        fields |= kinds.get(question.kind).to_fields(question, answers.get(question.code))
    return fields


def posted_values(step: Step, fields: Fields) -> dict[str, Any]:
    """Return what a post of the step's controls means."""
    return {question.code: kinds.get(question.kind).from_fields(question, fields) for question in step.questions}
