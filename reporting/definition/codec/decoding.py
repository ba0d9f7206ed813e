"""From data to forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.definition import kinds
from reporting.definition.codec.conditions import read_condition
from reporting.definition.codec.encoding import FORMAT
from reporting.definition.codec.reading import DefinitionError, Path, Reader, storable_number, storable_text
from reporting.definition.conditions import Condition
from reporting.definition.form import (
    Content,
    ContentKind,
    ExitKind,
    Form,
    FormKind,
    Option,
    Question,
    Route,
    Step,
    StepKind,
)
from reporting.definition.json_values import JSON
from reporting.definition.kinds import SettingKind


def from_data(data: Any) -> Form:
    """The form that data describes. Data of any shape is safe to pass.

    Raises DefinitionError, with the place and the reason, for the first thing that is malformed. A form
    that can be read may still have flaws: that is for `proof` to say.
    """
    reader = Reader(data, ())
    if (version := reader.take("format")) != FORMAT:
        raise DefinitionError(("format",), f"must be {FORMAT}, not {ascii(version)[:20]}")
    form = Form(
        key=reader.text("key"),
        kind=reader.choice("kind", FormKind),
        source_locale=reader.text("source_locale"),
        steps=tuple(_step(*entry) for entry in reader.list("steps")),
        texts=texts_of(reader),
        open_texts=tuple(storable_text(*entry) for entry in reader.list("open_texts")),
        conditions=_named_conditions(reader),
    )
    reader.end()
    return form


def _named_conditions(reader: Reader) -> dict[str, Condition]:
    if not reader.has("conditions"):
        return {}
    path = (*reader.path, "conditions")
    found = reader.take("conditions")
    if not isinstance(found, Mapping):
        raise DefinitionError(path, "must be an object")
    return {storable_text(code, path): read_condition(data, (*path, code)) for code, data in found.items()}


def _step(data: Any, path: Path) -> Step:
    reader = Reader(data, path)
    show_when = _condition(reader, "show_when")
    step = Step(
        code=reader.text("code"),
        kind=reader.choice("kind", StepKind),
        items=tuple(item_from_data(*entry) for entry in reader.list("items")),
        show_when=show_when,
        routes=tuple(_route(*entry) for entry in reader.list("routes")),
        sensitive=reader.flag("sensitive", default=False),
        exit=reader.choice("exit", ExitKind) if reader.has("exit") else None,
        open_to_forces=reader.flag("open_to_forces", default=False),
    )
    reader.end()
    return step


def _condition(reader: Reader, key: str) -> Condition | None:
    return read_condition(reader.take(key), (*reader.path, key)) if reader.has(key) else None


def item_from_data(data: Any, path: Path, *, inner: bool = False) -> Question | Content:
    """The question or piece of content that data describes. Raises DefinitionError.

    One `inner` to a group has no items of its own.
    """
    reader = Reader(data, path)
    item: Question | Content
    if reader.has("content"):
        item = Content(
            code=reader.text("code"),
            kind=reader.choice("content", ContentKind),
            show_when=_condition(reader, "show_when"),
            revealed=reader.flag("revealed", default=False),
        )
    else:
        item = _question(reader, inner=inner)
    reader.end()
    return item


def _question(reader: Reader, *, inner: bool) -> Question:
    kind = reader.text("question")
    if not kinds.exists(kind):
        raise DefinitionError((*reader.path, "question"), f"must be one of {', '.join(kinds.names())}")
    return Question(
        code=reader.text("code"),
        kind=kind,
        required=reader.flag("required", default=True),
        options=tuple(_option(*entry) for entry in reader.list("options")),
        settings=_settings(reader, kind),
        purpose=reader.text("purpose", default=""),
        retention=reader.text("retention", default=""),
        show_when=_condition(reader, "show_when"),
        revealed=reader.flag("revealed", default=False),
        items=() if inner else tuple(item_from_data(*entry, inner=True) for entry in reader.list("items")),
    )


def _settings(reader: Reader, kind: str) -> dict[str, JSON]:
    if not reader.has("settings"):
        return {}
    path = (*reader.path, "settings")
    found = Reader(reader.take("settings"), path)
    known = kinds.get(kind).settings
    settings: dict[str, JSON] = {
        name: _setting(found.take(name), known[name], (*path, name)) for name in known if found.has(name)
    }
    found.end()
    return settings


def _setting(value: Any, wanted: SettingKind, path: Path) -> JSON:
    match wanted:
        case SettingKind.FLAG:
            if not isinstance(value, bool):
                raise DefinitionError(path, "must be true or false")
            return value
        case SettingKind.COUNT:
            count = storable_number(value, path)
            if not isinstance(count, int) or count < 0:
                raise DefinitionError(path, "must be a whole number, 0 or more")
            return count
        case SettingKind.NUMBER:
            return storable_number(value, path)
        case SettingKind.TEXT | SettingKind.OPTION:
            return storable_text(value, path)
        case SettingKind.TEXTS:
            return _texts(value, path)


def _texts(value: Any, path: Path) -> JSON:
    if not isinstance(value, list | tuple):
        raise DefinitionError(path, "must be a list of texts")
    return [storable_text(member, (*path, number)) for number, member in enumerate(value)]


def _option(data: Any, path: Path) -> Option:
    reader = Reader(data, path)
    option = Option(
        code=reader.text("code"),
        marks=reader.text("marks", default=""),
        show_when=_condition(reader, "show_when"),
        divider=reader.flag("divider", default=False),
    )
    reader.end()
    return option


def _route(data: Any, path: Path) -> Route:
    reader = Reader(data, path)
    route = Route(_condition(reader, "when"), reader.text("to"))
    reader.end()
    return route


def texts_of(reader: Reader) -> dict[str, dict[str, str]]:
    """Words by language and key. Raises DefinitionError."""
    texts = reader.take("texts") if reader.has("texts") else {}
    if not isinstance(texts, Mapping):
        raise DefinitionError(("texts",), "must be an object")
    return {storable_text(locale, ("texts",)): _words(words, ("texts", locale)) for locale, words in texts.items()}


def _words(words: Any, path: Path) -> dict[str, str]:
    if not isinstance(words, Mapping):
        raise DefinitionError(path, "must be an object")
    return {storable_text(key, path): storable_text(text, (*path, key)) for key, text in words.items()}
