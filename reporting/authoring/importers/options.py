"""The options of a choice, from a list of the source or from the component itself."""

from __future__ import annotations

from dataclasses import replace

from reporting.authoring.importers.draft import Draft, Lost, unused
from reporting.authoring.importers.source import Data, mapping, maps, plain, text
from reporting.authoring.importers.words import plain_words
from reporting.definition import text_keys
from reporting.definition.conditions import Named
from reporting.definition.form import Option


def rows_of(component: Data, draft: Draft) -> list[Data]:
    """What there is to choose from; none when the source has no such list."""
    values = mapping(component.get("values"))
    if own := maps(values.get("items")):
        return own
    for place in (component, mapping(component.get("options")), values):
        name = plain(place.get("list"))
        if name in draft.lists:
            return maps(draft.lists[name].get("items"))
    return maps(component.get("items"))


def options_of(
    rows: list[Data], component: Data, question: str, draft: Draft, page: str
) -> tuple[tuple[Option, ...], dict[str, str]]:
    """Options with their words kept in the draft; and their codes by old values and ids."""
    taken: set[str] = set()
    codes: dict[str, str] = {}
    options: list[Option] = []
    before = mapping(mapping(component.get("options")).get("divider"))
    divider = plain(before.get("position") or before.get("before"))
    for row in rows:
        value = plain(row.get("value", "")) or text(row.get("text")) or text(row.get("label"))
        if value in codes:
            draft.problems.append(f"{page}: two options of {question} have the value {value[:80]!r}; the first stays")
            continue
        code = unused(value, taken, f"option-{len(options) + 1}")
        for name in (value, plain(row.get("id"))):
            codes.setdefault(name, code)
        draft.say(text_keys.option_label(question, code), plain_words(text(row.get("text")) or text(row.get("label"))))
        hint = row.get("description") or mapping(row.get("hint")).get("text") or row.get("hint")
        draft.say(text_keys.option_hint(question, code), plain_words(text(hint)))
        if text_keys.option_label(question, code) not in draft.texts:
            draft.say(text_keys.option_label(question, code), value)
        options.append(Option(code, show_when=_shown_when(row, question, draft, page), divider=value == divider != ""))
    if mapping(component.get("options")).get("divider") and not any(one.divider for one in options) and options:
        options[-1] = replace(options[-1], divider=len(options) > 1)
    codes.pop("", None)
    return tuple(options), codes


def _shown_when(row: Data, question: str, draft: Draft, page: str) -> Named | None:
    name = plain(row.get("condition"))
    if not name:
        return None
    if name not in draft.condition_codes:
        reason = f"its option {text(row.get('text'))!r} has the condition {name!r}, which is not there"
        draft.lost.append(Lost("component", question, reason, page))
        return None
    return Named(draft.condition_codes[name])
