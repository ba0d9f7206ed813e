"""A national form as its authors wrote it: every text in English and Welsh side by side, codes in plain view.

Plain data; `form_blocks` turns it into the blocks that an editor would have used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Words(NamedTuple):
    """One text in both languages."""

    en: str
    cy: str


NOTHING = Words("", "")
REPORTS_ARE_KEPT = "As long as the report: by the force’s schedule for reviewing and deleting what it holds."


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question."""

    code: str
    label: Words
    hint: Words = NOTHING
    marks: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """One test of a condition: the question, the operator and the options or value."""

    question: str
    operator: str
    value: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; `kind` as in the definition.

    `yes` and `no` are the words of a yes/no question: Welsh answers with the verb of the question. `missing` is its own sentence for an empty answer, `name` its noun phrase inside the usual sentences.
    `items` are what each entry of a group asks, and `entry` is what one is called. All of `show_when` must hold; an
    option of a question above on the same step shows it inside that option. `purpose` says what personal data is asked
    for, `retention` for how long it is kept; both are for editors.
    """

    kind: str
    code: str
    label: Words
    hint: Words = NOTHING
    required: bool = True
    choices: tuple[Choice, ...] = ()
    missing: Words = NOTHING
    name: Words = NOTHING
    settings: dict[str, Any] = field(default_factory=dict)
    statement: Words = NOTHING
    unit: Words = NOTHING
    yes: Words = NOTHING
    no: Words = NOTHING
    show_when: tuple[When, ...] = ()
    entry: Words = NOTHING
    items: tuple[Ask | Tell, ...] = ()
    purpose: str = ""
    retention: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """Content between questions; `kind` is guidance, inset, warning or details."""

    kind: str
    code: str
    body: Words
    heading: Words = NOTHING


@dataclass(frozen=True, slots=True)
class GoTo:
    """After the step, when the test holds, go to this step."""

    when: When
    step: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step; `kind` is emergency_gate, questions or exit. All of `show_when` must hold.

    What a gate's emergency option leads to needs no route: it is the form's "Call 999" page.
    """

    code: str
    title: Words
    items: tuple[Ask | Tell, ...] = ()
    kind: str = "questions"
    introduction: Words = NOTHING
    show_when: tuple[When, ...] = ()
    go_to: tuple[GoTo, ...] = ()
    sensitive: bool = False
    exit: str = ""


@dataclass(frozen=True, slots=True)
class FormWords:
    """A whole form."""

    slug: str
    kind: str
    title: Words
    summary: Words
    introduction: Words
    before_you_start: Words
    what_happens_next: Words
    reply_time: Words
    steps: tuple[StepWords, ...]
