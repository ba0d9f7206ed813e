"""What a form is: steps of questions and content, with the words apart from the logic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reporting.definition.conditions import Condition, Setting
from reporting.definition.json_values import JSON, TextLookup

HIDDEN = "hidden"
"""The kind of question that nobody sees: whoever starts a journey may answer it."""


class FormKind(StrEnum):
    """What a form is for. Reports and sensitive forms begin with the emergency gate."""

    REPORT = "report"
    SENSITIVE = "sensitive"
    SERVICE = "service"


class StepKind(StrEnum):
    """What a step does. Check answers and receipt are no steps of the form: the doors add them."""

    EMERGENCY_GATE = "emergency_gate"
    QUESTIONS = "questions"
    EXIT = "exit"


class ExitKind(StrEnum):
    """Who can help when a form ends early."""

    EMERGENCY_999 = "emergency_999"
    NON_EMERGENCY_101 = "non_emergency_101"
    OTHER_FORCE = "other_force"
    ACTION_FRAUD = "action_fraud"
    COUNCIL = "council"
    CRIMESTOPPERS = "crimestoppers"
    OTHER_SERVICE = "other_service"


class ContentKind(StrEnum):
    """How a piece of content between questions looks."""

    GUIDANCE = "guidance"
    INSET = "inset"
    WARNING = "warning"
    DETAILS = "details"


class Mark(StrEnum):
    """What choosing an option means beyond the answer itself."""

    ANONYMOUS = "anonymous"
    PROTECTED = "protected"
    UNDER_18 = "under_18"
    EMERGENCY = "emergency"
    SAFE_EMAIL = "safe_email"
    SAFE_TEXT = "safe_text"
    SAFE_LETTER = "safe_letter"
    NO_CONTACT = "no_contact"
    SAFE_WEEKDAYS = "safe_weekdays"
    SAFE_EVENINGS = "safe_evenings"
    SAFE_WEEKENDS = "safe_weekends"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question. `marks` is one of `Mark`, or empty.

    Offered only when `show_when` holds, if there is one. With `divider` a face sets the word "or" above it.
    """

    code: str
    marks: str = ""
    show_when: Condition | None = None
    divider: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` names a file in `kinds`, whose settings it may carry.

    `purpose` says what personal data is asked for, `retention` for how long it is kept; both for the editors.
    Asked only when `show_when` holds, if there is one; an answer to a question that is not asked does not count.
    `items` are asked once in each entry of a group ("add another"); no other kind has any.
    """

    code: str
    kind: str
    required: bool = True
    options: tuple[Option, ...] = ()
    settings: Mapping[str, JSON] = field(default_factory=dict)
    purpose: str = ""
    retention: str = ""
    show_when: Condition | None = None
    revealed: bool = False
    """Whether a face draws it inside the option that `show_when` tests, a choice earlier on the same step."""
    items: tuple[Question | Content, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that each entry of a group asks; none for another kind."""
        return tuple(item for item in self.items if isinstance(item, Question))

    def option(self, code: JSON) -> Option | None:
        """The option with this code, if there is one."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Content:
    """Words between questions."""

    code: str
    kind: ContentKind = ContentKind.GUIDANCE
    show_when: Condition | None = None
    revealed: bool = False
    """As for a question."""


@dataclass(frozen=True, slots=True)
class Route:
    """A jump after a step: to the step `to` when the condition holds, or always when there is none."""

    when: Condition | None
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a form.

    Entered in order when `show_when` holds. An exit without a condition is entered by a route only, so that
    an exit page may stand anywhere in the order. The first route whose condition holds is taken; without one
    the next step follows.
    """

    code: str
    kind: StepKind = StepKind.QUESTIONS
    items: tuple[Question | Content, ...] = ()
    show_when: Condition | None = None
    routes: tuple[Route, ...] = ()
    sensitive: bool = False
    exit: ExitKind | None = None
    open_to_forces: bool = False
    """Whether a force that adopts the form may add questions of its own at the end of this step."""
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)
    is_plain: bool = field(init=False, repr=False, compare=False)
    """Whether all of it always applies: no item and no option has a condition, and there is no group."""

    def __post_init__(self) -> None:
        questions = tuple(item for item in self.items if isinstance(item, Question))
        conditional = any(item.show_when is not None for item in self.items) or any(
            question.items or any(option.show_when is not None for option in question.options) for question in questions
        )
        object.__setattr__(self, "questions", questions)
        object.__setattr__(self, "is_plain", not conditional)


@dataclass(frozen=True, slots=True)
class Form:
    """An immutable form: one logic, and its words in each language.

    Codes are taken as unique; `proof` refuses a form where they are not, and the first of two wins here.
    """

    key: str
    kind: FormKind
    source_locale: str
    steps: tuple[Step, ...]
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    open_texts: tuple[str, ...] = ()
    """Keys of the texts that a force which adopts the form may replace with its own words."""
    team: str = ""
    """Who deals with the reports in the force whose form it is; never part of a national form or of its data."""
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    """Named conditions, which others may use by `Named`."""
    _positions: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _places: Mapping[str, tuple[Step, Question]] = field(init=False, repr=False, compare=False)
    _inner: Mapping[str, tuple[Question, Question]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        positions: dict[str, int] = {}
        places: dict[str, tuple[Step, Question]] = {}
        inner: dict[str, tuple[Question, Question]] = {}
        for position, step in enumerate(self.steps):
            positions.setdefault(step.code, position)
            for question in step.questions:
                places.setdefault(question.code, (step, question))
                for asked in question.questions:
                    inner.setdefault(asked.code, (question, asked))
        object.__setattr__(self, "_inner", inner)
        object.__setattr__(self, "_positions", positions)
        object.__setattr__(self, "_places", places)

    def step(self, code: str) -> Step:
        """The step with this code. KeyError when the form has none."""
        return self.steps[self._positions[code]]

    def has_step(self, code: str) -> bool:
        """Whether the form has a step with this code."""
        return code in self._positions

    def position(self, code: str) -> int:
        """Place of a step in the order, from 0. KeyError when the form has none."""
        return self._positions[code]

    def question(self, code: str) -> Question:
        """The question of a step with this code. KeyError when the form has none."""
        return self._places[code][1]

    def has_question(self, code: str) -> bool:
        """Whether a step of the form has a question with this code."""
        return code in self._places

    def step_of(self, question: str) -> Step:
        """The step that asks a question. KeyError when the form has no such question."""
        return self._places[question][0]

    def group_of(self, code: str) -> Question | None:
        """The group in whose entries a question is asked; None for a question of a step and for an unknown code."""
        return self._inner[code][0] if code in self._inner else None

    def find(self, code: str) -> Question | None:
        """The question with this code, of a step or of a group's entries; None when the form has none."""
        if code in self._places:
            return self._places[code][1]
        return self._inner[code][1] if code in self._inner else None

    def questions(self) -> Iterator[Question]:
        """Every question of a step, in the order of the form. Those of a group's entries are its `questions`."""
        for step in self.steps:
            yield from step.questions

    def all_questions(self) -> Iterator[Question]:
        """Every question, those of a group's entries after the group."""
        for question in self.questions():
            yield question
            yield from question.questions

    def setting(self, now: datetime | None = None) -> Setting:
        """What the form's conditions are read in: its named conditions and a moment, the present one for None."""
        return Setting(self.conditions, now)

    @property
    def locales(self) -> tuple[str, ...]:
        """Languages the form has words in, the source language first."""
        return (self.source_locale, *sorted(set(self.texts) - {self.source_locale}))

    def text(self, locale: str, key: str) -> str:
        """The words for a key in a language, else in the source language, else an empty string."""
        return self.texts.get(locale, {}).get(key) or self.texts.get(self.source_locale, {}).get(key, "")

    def has_text(self, locale: str, key: str) -> bool:
        """Whether the words for a key exist in exactly this language."""
        return bool(self.texts.get(locale, {}).get(key))

    def text_locale(self, locale: str, key: str) -> str:
        """The language in which `text` answers, for the `lang` attribute when it is not the one asked for."""
        return (
            locale if self.has_text(locale, key) or not self.has_text(self.source_locale, key) else self.source_locale
        )

    def lookup(self, locale: str) -> TextLookup:
        """`text` bound to one language."""
        return lambda key: self.text(locale, key)
