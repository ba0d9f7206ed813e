"""The parts of a composite question as fields of the design system, in the platform's own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from reporting.definition import kinds, text_keys
from reporting.definition.form import Option, Question
from reporting.definition.kinds import approximate_date, declaration
from reporting.definition.kinds.part_words import find, part_lookup
from soh.design.fields import Choice, FormField

Fields = Mapping[str, Sequence[str]]
Found = Sequence[tuple[str, str]]
"""Part and sentence of each thing wrong with a question."""

_FOLDED = {"place": {"three_words", "latitude", "longitude"}}
_NAMES = {"given_name", "family_name"}


def part_fields(question: Question, locale: str, fields: Fields, found: Found, *, private: bool) -> list[FormField]:
    """Return a field for each part; none for a question of one piece."""
    kind = kinds.get(question.kind)
    if isinstance(kind, kinds.Composite):
        return _composite_fields(kind, question, locale, fields, found, private=private)
    if question.kind == "approximate_date":
        return [
            _field(question, name, locale, fields, found, kind="date", settings={"boxes": boxes})
            for entries in approximate_date.ENTRIES.values()
            for name, boxes in entries.items()
        ]
    if question.kind == "declaration" and question.settings.get("signature"):
        signature = _field(question, declaration.NAME, locale, fields, found, kind="text", private=private)
        return [signature]
    return []


def part_settings(question: Question) -> dict[str, Any]:
    """Return what the field of a composite question must know of its parts."""
    kind = kinds.get(question.kind)
    if isinstance(kind, kinds.Composite):
        return {"none_needed": not _some_needed(kind, question)}
    if question.kind != "approximate_date":
        return {}
    names = {
        precision: [f"{question.code}-{name}" for name in entries]
        for precision, entries in approximate_date.ENTRIES.items()
    }
    return {"entries": names}


def part_choices(question: Question, locale: str) -> list[Choice]:
    """Return the choices between the ways to answer a composite question."""
    if question.kind != "approximate_date":
        return []
    return [
        Choice(precision, _option_label(question, "precision", precision, locale))
        for precision in approximate_date.PRECISIONS
    ]


def whole(question: Question, found: Found) -> Found:
    """Return what is wrong with the question itself, and not with a part of its own."""
    kind = kinds.get(question.kind)
    if isinstance(kind, kinds.Composite) or question.kind in ("approximate_date", "declaration"):
        return [(part, sentence) for part, sentence in found if not part]
    return found


def _composite_fields(
    kind: kinds.Composite, question: Question, locale: str, fields: Fields, found: Found, *, private: bool
) -> list[FormField]:
    parts = kind.parts_of(question)
    name_needed = bool(question.settings.get("name_needed"))
    some_needed = _some_needed(kind, question)
    return [
        _field(
            question,
            part.name,
            locale,
            fields,
            found,
            kind=part.kind.name,
            settings=part.settings,
            options=part.options,
            required=not some_needed or part.needed or (name_needed and part.name in _NAMES),
            private=private,
        )
        for part in parts
    ]


def _some_needed(kind: kinds.Composite, question: Question) -> bool:
    """Whether some part must be filled in. Where none must, none is marked as optional."""
    return bool(question.settings.get("name_needed")) or any(part.needed for part in kind.parts_of(question))


def _field(
    question: Question,
    part: str,
    locale: str,
    fields: Fields,
    found: Found,
    *,
    kind: str,
    settings: Mapping[str, Any] | None = None,
    options: Sequence[str] = (),
    required: bool = True,
    private: bool = False,
) -> FormField:
    settings = dict(settings or {})
    divider = "--" if isinstance(kinds.get(question.kind), kinds.Composite) else "-"
    name = f"{question.code}{divider}{part}"
    words = part_lookup(question.kind, part, Question(name, kind), locale)
    own = [
        (at.removeprefix(part).removeprefix("-"), said) for at, said in found if at == part or at.startswith(f"{part}-")
    ]
    folded = find(question.kind, "point", locale) if part in _FOLDED.get(question.kind, ()) else None
    return FormField(
        kind=kind,
        name=name,
        label=words(text_keys.question_label(name)),
        hint=words(text_keys.question_hint(name)),
        values=fields,
        choices=[Choice(code, _option_label(question, part, code, locale)) for code in options],
        error=own[0][1] if own else "",
        wrong_parts=frozenset(at for at, _said in own if at),
        required=required,
        private=private,
        autocomplete=str(settings.get("autocomplete", "")),
        settings=shown_settings(settings, words(text_keys.question_unit(name))),
        is_part=True,
        folded=folded.label if folded else "",
    )


def shown_settings(settings: Mapping[str, Any], unit: str) -> dict[str, Any]:
    """Return the settings of a question as its field reads them."""
    shown = {**settings, **({"unit": unit} if unit else {})}
    if shown.get("money") or shown.get("unit") == "£":
        shown |= {"prefix": "£", "unit": "", "decimal": True}
    elif not shown.get("integer"):
        shown["decimal"] = True
    return shown


def _option_label(question: Question, part: str, option: str, locale: str) -> str:
    asked = Question(f"{question.code}-{part}", "radios", options=(Option(option),))
    lookup = part_lookup(question.kind, part, asked, locale)
    return lookup(text_keys.option_label(asked.code, option))
