"""A force's own part of a national form: questions where the form permits them, words where it leaves a place.

Pure data, laid over a form by a pure function. Nothing national is ever changed by it but the texts that the form
itself leaves open: no step, code, condition, route or option.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reporting.definition import text_keys
from reporting.definition.codec.decoding import item_from_data, texts_of
from reporting.definition.codec.encoding import item_data
from reporting.definition.codec.reading import Path, Reader
from reporting.definition.form import Content, Form, Question, Step, StepKind
from reporting.definition.visibility import with_inner

NAMESPACE = "local--"
"""Every code of a force's own begins so; no code that is minted for a national form has two hyphens in a row."""

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class LocalItems:
    """What a force adds at the end of a step: questions and words between them."""

    step: str
    items: tuple[Question | Content, ...]

    def __post_init__(self) -> None:
        for item in with_inner(self.items):
            if not item.code.startswith(NAMESPACE):
                raise ValueError(f"The code {item.code!r} of a force's own question does not begin with {NAMESPACE!r}.")
            if isinstance(item, Question) and any(option.marks for option in item.options):
                raise ValueError("An option of a force's own question cannot carry a mark: only national ones do.")


@dataclass(frozen=True, slots=True)
class Overlay:
    """A force's own part of one form. `texts` has the words of its questions and its own words by language and key;
    `team` is who deals with the reports, empty for the force's usual team.
    """

    added: tuple[LocalItems, ...] = ()
    texts: Texts = field(default_factory=dict)
    team: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the force has nothing of its own."""
        return not self.added and not any(self.texts.values()) and not self.team

    def items(self) -> Iterator[Question | Content]:
        """Everything that is added, in order."""
        for group in self.added:
            yield from group.items


@dataclass(frozen=True, slots=True)
class Misfit:
    """A part of an overlay for which a form has no place: an item by its step, or a text that is not open."""

    code: str = ""
    step: str = ""
    key: str = ""


def merge(form: Form, overlay: Overlay) -> Form:
    """The form with the force's own part. The very form when there is none; what does not fit is left out.

    A text that the force replaced in one language only is not shown in the nation's words in another: they would
    contradict each other.
    """
    if overlay.is_empty:
        return form
    added: dict[str, tuple[Question | Content, ...]] = {}
    for group in overlay.added:
        if takes_local(form, group.step):
            added[group.step] = added.get(group.step, ()) + group.items
    steps = tuple(
        replace(step, items=step.items + added[step.code]) if step.code in added else step for step in form.steps
    )
    placed = [item.code for items in added.values() for item in with_inner(items)]
    return replace(form, steps=steps, texts=_texts(form, overlay, placed), team=overlay.team)


def misfits(form: Form, overlay: Overlay) -> tuple[Misfit, ...]:
    """The parts of an overlay for which the form has no place (any more)."""
    found = [
        Misfit(code=item.code, step=group.step)
        for group in overlay.added
        if not takes_local(form, group.step)
        for item in group.items
    ]
    own = {key for words in overlay.texts.values() for key in words if not _is_of_item(key)}
    return (*found, *(Misfit(key=key) for key in sorted(own - set(form.open_texts))))


def takes_local(form: Form, step: str) -> bool:
    """Whether forces may add questions to this step."""
    return form.has_step(step) and is_open(form.step(step))


def is_open(step: Step) -> bool:
    """Whether forces may add questions to a step."""
    return step.open_to_forces and step.kind is StepKind.QUESTIONS


def to_data(overlay: Overlay) -> dict[str, Any]:
    """An overlay as data; an empty object for nothing, so that all forces without one share one edition."""
    data: dict[str, Any] = {}
    if overlay.added:
        data["added"] = [
            {"step": group.step, "items": [item_data(item) for item in group.items]} for group in overlay.added
        ]
    if texts := {locale: dict(words) for locale, words in overlay.texts.items() if words}:
        data["texts"] = texts
    if overlay.team:
        data["team"] = overlay.team
    return data


def from_data(data: Any) -> Overlay:
    """The overlay that data describes. Raises DefinitionError, or ValueError for a code outside the namespace."""
    reader = Reader(data, ())
    overlay = Overlay(
        added=tuple(_local_items(*entry) for entry in reader.list("added")),
        texts=texts_of(reader),
        team=reader.text("team", default=""),
    )
    reader.end()
    return overlay


def _local_items(data: Any, path: Path) -> LocalItems:
    reader = Reader(data, path)
    group = LocalItems(reader.text("step"), tuple(item_from_data(*entry) for entry in reader.list("items")))
    reader.end()
    return group


def _texts(form: Form, overlay: Overlay, codes: Iterable[str]) -> Texts:
    placed = set(codes)
    open_keys = set(form.open_texts)
    own = {
        locale: {key: said for key, said in words.items() if key in open_keys or text_keys.item_of(key) in placed}
        for locale, words in overlay.texts.items()
    }
    replaced = {key for words in own.values() for key in words if key in open_keys}
    merged: dict[str, Mapping[str, str]] = {}
    for locale in {**dict.fromkeys(form.texts), **dict.fromkeys(own)}:
        national = form.texts.get(locale, {})
        kept = {key: said for key, said in national.items() if key not in replaced}
        merged[locale] = {**kept, **own.get(locale, {})}
    return merged


def _is_of_item(key: str) -> bool:
    return text_keys.item_of(key).startswith(NAMESPACE)
