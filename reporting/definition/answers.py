"""Whether answers fit a form. Every door asks here, so that all of them give the same verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from reporting.definition import kinds, periods
from reporting.definition.conditions import AllEntries, AnyEntry, Condition, Setting, entries, parts_of, tests_in
from reporting.definition.form import Form, Question, Step, StepKind
from reporting.definition.json_values import JSON, Answers, is_empty
from reporting.definition.problems import Problem
from reporting.definition.routing import following, step_from
from reporting.definition.visibility import Item, offered

_NOTHING: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers in their canonical form, and what is wrong with the rest, which `values` leaves out.

    `asked` are the codes of the questions that apply, `dropped` of those that do not: their answers are to be
    taken away. While something is wrong nothing is dropped.
    """

    values: Mapping[str, JSON]
    problems: tuple[Problem, ...]
    asked: tuple[str, ...] = ()
    dropped: frozenset[str] = frozenset()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def merged(self, answers: Answers) -> dict[str, JSON]:
        """The answers of a draft with these in them, and without those of questions that do not apply."""
        return {**{code: value for code, value in answers.items() if code not in self.dropped}, **self.values}


def check_question(
    question: Question,
    value: JSON,
    *,
    today: date,
    earlier: Answers = _NOTHING,
    setting: Setting | None = None,
    strict: bool = False,
) -> tuple[JSON, tuple[Problem, ...]]:
    """The canonical value of one answer (None when left empty or wrong) and its problems. Never raises.

    `earlier` are the answers that the conditions inside a group see. With `strict` an answer inside an entry to a
    question that does not apply there is a problem; else it is left out.
    """
    if question.items:
        setting = setting or Setting(moment=_moment(today))
        canonical, problems = _check_entries(question, value, _Reading(today, earlier, setting, strict))
    else:
        canonical, problems = kinds.get(question.kind).check(question, value, today=today)
    if not problems and question.required and is_empty(canonical):
        return None, (Problem(question.code, None, "required"),)
    return canonical, problems


def check_step(
    form: Form,
    step: Step,
    values: Answers,
    *,
    today: date,
    earlier: Answers = _NOTHING,
    now: datetime | None = None,
    strict: bool = False,
) -> Checked:
    """Check the answers to one step; `today` is the date in London, `now` the moment.

    `earlier` are the answers that count of the steps before (`Walk.answers`), for the conditions of items and
    options. `values` of the result has a key for every question of the step that applies and is not wrong, None
    for one left empty, so that merging it into a draft also clears what the person took away. Answers to other
    steps are left alone.
    """
    own = {item.code for item in step.items}
    before = {code: value for code, value in earlier.items() if code not in own} if earlier else earlier
    setting = form.setting(now or _moment(today))
    return _check_items(step.items, values, _Reading(today, before, setting, strict))


def check_entry(
    form: Form,
    group: Question,
    entry: Answers,
    *,
    today: date,
    number: int = 0,
    earlier: Answers = _NOTHING,
    now: datetime | None = None,
) -> Checked:
    """Check one entry of a group, the one with this number from 0. `earlier` are the answers that count outside of it.

    `values` of the result is the entry as it is to be kept: answered questions only.
    """
    reading = _Reading(today, earlier, form.setting(now or _moment(today)), strict=False)
    return _check_entry(group, entry, reading, number)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What answers are checked in: the day, the answers that count already, the setting of conditions."""

    today: date
    earlier: Answers
    setting: Setting
    strict: bool


def _moment(today: date) -> datetime:
    return datetime.combine(today, periods.present().time())


def _check_items(items: Sequence[Item], values: Answers, reading: _Reading) -> Checked:
    known = dict(reading.earlier)
    canonical: dict[str, JSON] = {}
    problems: list[Problem] = []
    asked: list[str] = []
    dropped: set[str] = set()
    for item in items:
        question = offered(item, known, reading.setting)
        if question is None and isinstance(item, Question):
            dropped.add(item.code)
        if not isinstance(question, Question):
            continue
        asked.append(question.code)
        value, found = check_question(
            question,
            values.get(question.code),
            today=reading.today,
            earlier=known,
            setting=reading.setting,
            strict=reading.strict,
        )
        problems += found
        if not found:
            canonical[question.code] = known[question.code] = value
    return Checked(canonical, tuple(problems), tuple(asked), frozenset() if problems else frozenset(dropped))


def _check_entries(group: Question, value: JSON, reading: _Reading) -> tuple[JSON, tuple[Problem, ...]]:
    if is_empty(value):
        return None, ()
    if problem := kinds.group.shape_problem(group, value):
        return None, (problem,)
    checked = [_check_entry(group, entry, reading, number) for number, entry in enumerate(entries(value))]
    problems = tuple(problem for one in checked for problem in one.problems)
    return (None, problems) if problems else ([dict(one.values) for one in checked], ())


def _check_entry(group: Question, entry: Answers, reading: _Reading, number: int) -> Checked:
    checked = _check_items(group.items, entry, reading)
    problems = list(checked.problems)
    if reading.strict:
        extra = (one.code for one in group.questions if one.code not in checked.asked)
        problems += [Problem(code, None, "not_asked") for code in extra if not is_empty(entry.get(code))]
    answered = {code: value for code, value in checked.values.items() if not is_empty(value)}
    told = tuple(kinds.group.at_entry(problem, number) for problem in problems)
    return Checked(answered, told, checked.asked, frozenset() if told else checked.dropped)


def check_all(form: Form, values: Answers, *, today: date, now: datetime | None = None) -> Checked:
    """Check a whole submission by walking its path; `today` is the date in London, `now` the moment.

    Wrong are: an unknown question code, an answer to a step that is not on the path or to a question that does
    not apply, an answer that its question does not take, a required question without an answer, and answers which
    lead to an exit page. `values` of the result has answered questions only. When an answer that decides the way
    is wrong, the steps after it are not judged: which of them apply is not known.
    """
    if not isinstance(values, Mapping):
        return Checked({}, (Problem(None, None, "answers_type"),))
    return _Submission(form, values, today, now or _moment(today)).check()


class _Submission:
    """One pass over a submission."""

    def __init__(self, form: Form, values: Answers, today: date, now: datetime) -> None:
        self.form, self.values, self.today, self.now = form, values, today, now
        self.setting = form.setting(now)
        self.asked: set[str] = set()
        self.canonical: dict[str, JSON] = {}
        self.problems: list[Problem] = []
        self.visited: set[str] = set()
        self.deciding = deciding_questions(form)

    def check(self) -> Checked:
        decided = self._walk()
        for code, value in self.values.items():
            if not self.form.has_question(code):
                self.problems.append(Problem(None, None, "unknown_question", {"given": ascii(code)[1:-1][:80]}))
            elif decided and code not in self.asked and not is_empty(value):
                self.problems.append(Problem(code, None, "not_asked"))
        answered = {code: value for code, value in self.canonical.items() if not is_empty(value)}
        return Checked(answered, tuple(self.problems))

    def _walk(self) -> bool:
        """Walk the path and check each step; whether the whole path is known."""
        step = step_from(self.form, 0, self.canonical, self.setting)
        while step is not None:
            if step.code in self.visited:
                self.problems.append(Problem(None, None, "form_loops"))
                return False
            self.visited.add(step.code)
            if step.kind is StepKind.EXIT:
                exit_kind = step.exit.value if step.exit else ""
                self.problems.append(Problem(None, None, "form_ended", {"step": step.code, "exit": exit_kind}))
                return True
            checked = _check_items(
                step.items, self.values, _Reading(self.today, self.canonical, self.setting, strict=True)
            )
            self.asked |= {*checked.asked}
            self.canonical |= checked.values
            self.problems += checked.problems
            if any(self._decides(problem) for problem in checked.problems):
                return False
            step = following(self.form, step, self.canonical, self.setting)
        return True

    def _decides(self, problem: Problem) -> bool:
        """Whether some condition asks about the answer that is wrong, or about the group it is in."""
        if problem.question is None:
            return False
        group = self.form.group_of(problem.question)
        return (group.code if group else problem.question) in self.deciding


def deciding_questions(form: Form) -> frozenset[str]:
    """Codes of the questions of steps that some condition of the form asks about; of a group by its entries, too."""
    return frozenset(code for condition in conditions_of(form) for code in _asked_about(form, condition))


def _asked_about(form: Form, condition: Condition) -> Iterator[str]:
    for part in parts_of(condition):
        if isinstance(part, AnyEntry | AllEntries):
            yield part.group
    for test in tests_in(condition):
        group = form.group_of(test.question)
        yield group.code if group else test.question


def conditions_of(form: Form) -> Iterator[Condition]:
    """Every condition of a form, the named ones first, then in the order of the form."""
    yield from form.conditions.values()
    for step in form.steps:
        found = [step.show_when, *_of_items(step.items), *(route.when for route in step.routes)]
        yield from (condition for condition in found if condition is not None)


def _of_items(items: Sequence[Item]) -> Iterator[Condition | None]:
    for item in items:
        yield item.show_when
        if isinstance(item, Question):
            yield from (option.show_when for option in item.options)
            yield from _of_items(item.items)
