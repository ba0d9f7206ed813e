"""What differs between two versions of a form, in an order that a person can read beside the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reporting.definition import text_keys
from reporting.definition.condition_words import in_words
from reporting.definition.form import Content, Form, Option, Question, Step

_TAGS = re.compile(r"<[^>]+>")
_BREAKS = re.compile(r"</(?:p|li|h\d)>")
_FORM_TEXTS = (
    ("Title", text_keys.FORM_TITLE),
    ("Introduction", text_keys.FORM_INTRODUCTION),
    ("Before you start", text_keys.FORM_BEFORE_YOU_START),
    ("What happens next", text_keys.FORM_WHAT_HAPPENS_NEXT),
    ("Reply time", text_keys.FORM_REPLY_TIME),
)
_LANGUAGES = {"en": "English", "cy": "Welsh"}


class Change(StrEnum):
    """How a part differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said of a part, before and after; empty where it was not or is not there."""

    label: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Part:
    """The start page, a step, a question or a piece of content. `inside` are the parts of a step or of
    a group's entry."""

    code: str
    name: str
    change: Change
    lines: tuple[Line, ...]
    inside: tuple[Part, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether it or anything inside it changed."""
        return self.change is not Change.SAME or any(part.differs for part in self.inside)


def differences(before: Form, after: Form) -> tuple[Part, ...]:
    """Every part of both forms in the order of the newer one; removed parts stand where they were."""
    start = Part("", "Start page and receipt", *_compared(_form_lines(before), _form_lines(after)))
    named = Part("", "Named conditions", *_compared(_named_lines(before), _named_lines(after)))
    return (
        start,
        *((named,) if before.conditions or after.conditions else ()),
        *_aligned(before.steps, after.steps, before, after),
    )


def changed(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that differ, with only those inside that do."""
    return tuple(
        Part(part.code, part.name, part.change, part.lines, changed(part.inside)) for part in parts if part.differs
    )


def plain(words: str) -> str:
    """Rich text as plain lines."""
    return "\n".join(line.strip() for line in _TAGS.sub("", _BREAKS.sub("\n", words)).split("\n") if line.strip())


def _aligned(
    old: Sequence[Step | Question | Content], new: Sequence[Step | Question | Content], before: Form, after: Form
) -> Iterator[Part]:
    old_codes, new_codes = [each.code for each in old], [each.code for each in new]
    was, now = {each.code: each for each in old}, {each.code: each for each in new}
    kept_before = [code for code in old_codes if code in now]
    kept_after = [code for code in new_codes if code in was]
    moved = _moved(kept_before, kept_after)
    for code in _order(old_codes, new_codes):
        yield _part(was.get(code), now.get(code), before, after, is_moved=code in moved)


def _order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The newer order, with each removed part after the one it stood behind."""
    order = list(new)
    for place, code in enumerate(old):
        if code not in new:
            behind = next((each for each in reversed(old[:place]) if each in order), None)
            order.insert(order.index(behind) + 1 if behind else 0, code)
    return order


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest parts that one must have moved: all but a longest run that kept its order."""
    places = [before.index(code) for code in after]
    runs: list[list[int]] = []
    for number, place in enumerate(places):
        best = max((runs[n] for n in range(number) if places[n] < place), key=len, default=[])
        runs.append([*best, place])
    kept = {before[place] for place in max(runs, key=len, default=[])}
    return set(after) - kept


def _part(
    old: Step | Question | Content | None,
    new: Step | Question | Content | None,
    before: Form,
    after: Form,
    *,
    is_moved: bool,
) -> Part:
    either = new or old
    assert either is not None  # noqa: S101 - a code is of one of the two
    change, lines = _compared(_lines(old, before), _lines(new, after))
    if old is None or new is None:
        change = Change.ADDED if old is None else Change.REMOVED
    elif change is Change.SAME and is_moved:
        change = Change.MOVED
    old_items = old.items if isinstance(old, Step | Question) else ()
    new_items = new.items if isinstance(new, Step | Question) else ()
    inside = tuple(_aligned(old_items, new_items, before, after))
    return Part(either.code, _name(either, after if new else before), change, lines, inside)


def _compared(old: dict[str, str], new: dict[str, str]) -> tuple[Change, tuple[Line, ...]]:
    lines = tuple(Line(label, old.get(label, ""), new.get(label, "")) for label in {**old, **new})
    return (Change.SAME if all(line.is_same for line in lines) else Change.CHANGED), lines


def _name(part: Step | Question | Content, form: Form) -> str:
    if isinstance(part, Step):
        return _said(form, form.source_locale, text_keys.step_title(part.code)) or part.code
    if isinstance(part, Question):
        return _said(form, form.source_locale, text_keys.question_label(part.code)) or part.code
    heading = _said(form, form.source_locale, text_keys.content_heading(part.code))
    return heading or f"Words between questions ({part.kind})"


def _said(form: Form, locale: str, key: str) -> str:
    return plain(form.texts.get(locale, {}).get(key, ""))


def _worded(form: Form, names: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Words by label, first in the source language, then in each other one."""
    lines = {}
    for locale in form.locales:
        for label, key in names:
            if words := _said(form, locale, key):
                other = "" if locale == form.source_locale else f" in {_LANGUAGES.get(locale, locale)}"
                lines[f"{label}{other}"] = words
    return lines


def _form_lines(form: Form) -> dict[str, str]:
    return _worded(form, _FORM_TEXTS)


def _named_lines(form: Form) -> dict[str, str]:
    source = form.source_locale
    return {
        form.text(source, text_keys.condition_name(code)) or code: in_words(condition, form)
        for code, condition in form.conditions.items()
    }


def _lines(part: Step | Question | Content | None, form: Form) -> dict[str, str]:
    match part:
        case Step():
            return _step_lines(part, form)
        case Question():
            return _question_lines(part, form)
        case Content():
            names = [("Heading", text_keys.content_heading(part.code)), ("Text", text_keys.content_body(part.code))]
            return {**_worded(form, names), "Shown as": str(part.kind), **_shown_lines(part, form)}
    return {}


def _shown_lines(item: Question | Content, form: Form) -> dict[str, str]:
    lines = {"Shown when": in_words(item.show_when, form)} if item.show_when is not None else {}
    return {**lines, **({"Shown inside the option": "Yes"} if item.revealed else {})}


def _step_lines(step: Step, form: Form) -> dict[str, str]:
    lines = _worded(
        form, [("Heading", text_keys.step_title(step.code)), ("Introduction", text_keys.step_introduction(step.code))]
    )
    if step.show_when is not None:
        lines["Shown when"] = in_words(step.show_when, form)
    for number, route in enumerate(step.routes, 1):
        to = _said(form, form.source_locale, text_keys.step_title(route.to)) or route.to
        when = f" when {in_words(route.when, form)}" if route.when is not None else ""
        lines[f"Then goes to ({number})" if len(step.routes) > 1 else "Then goes to"] = f"“{to}”{when}"
    if step.exit is not None:
        lines["Who can help"] = step.exit.value.replace("_", " ")
    if step.sensitive:
        lines["Sensitive"] = "Yes"
    if step.open_to_forces:
        lines["Forces may add questions"] = "Yes"
    return lines


def _question_lines(question: Question, form: Form) -> dict[str, str]:
    code = question.code
    names = [
        ("Question", text_keys.question_label(code)),
        ("Hint", text_keys.question_hint(code)),
        ("Statement", text_keys.question_statement(code)),
        ("Unit", text_keys.question_unit(code)),
        ("Name in error messages", text_keys.question_name(code)),
        ("Own error message", text_keys.question_required(code)),
        ("Name of one entry", text_keys.question_entry(code)),
    ]
    lines = {**_worded(form, names), "Kind": question.kind.replace("_", " ")}
    lines["An answer is needed"] = "Yes" if question.required else "No"
    lines |= _shown_lines(question, form)
    if question.purpose:
        lines["Purpose"] = question.purpose
    if question.retention:
        lines["Kept for"] = question.retention
    for locale in form.locales if question.options else ():
        options = [_option(form, locale, code, option) for option in question.options]
        if any(options):
            other = "" if locale == form.source_locale else f" in {_LANGUAGES.get(locale, locale)}"
            lines[f"Options{other}"] = "\n".join(options)
    for name, value in sorted(question.settings.items()):
        lines[f"Setting: {name.replace('_', ' ')}"] = "Yes" if value is True else str(value)
    return lines


def _option(form: Form, locale: str, question: str, option: Option) -> str:
    label = _said(form, locale, text_keys.option_label(question, option.code))
    if not label:
        return ""
    hint = _said(form, locale, text_keys.option_hint(question, option.code))
    content = _said(form, locale, text_keys.option_content(question, option.code)).replace("\n", " ")
    said = [f"{label} ({hint})" if hint else label]
    said += [f"[{option.marks.replace('_', ' ')}]"] if option.marks else []
    said += [f"[offered when {in_words(option.show_when, form)}]"] if option.show_when is not None else []
    said += ["[after “or”]"] if option.divider else []
    return " ".join([*said, f"→ {content}"] if content else said)
