"""Pages whose questions are asked again and again, as a group."""

from __future__ import annotations

from reporting.authoring.importers.components import Item, answerable, is_required, item_of, shown_when
from reporting.authoring.importers.draft import Asked, Draft, Lost
from reporting.authoring.importers.source import Data, mapping, maps, plain, text, whole
from reporting.authoring.importers.words import plain_words
from reporting.definition import text_keys
from reporting.definition.form import Question
from reporting.definition.kinds.group import MOST_ENTRIES


def group_of_children(component: Data, page: Data, draft: Draft, path: str, section: str) -> tuple[Item, ...]:
    """A component with questions of its own, each entry a row of its table."""
    children = maps(component.get("children")) or maps(component.get("components"))
    own = {**mapping(page.get("options")), **mapping(component.get("pageOptions"))}
    return _group(component, children, own, draft, path, section)


def group_of_page(questions: list[Data], page: Data, draft: Draft, path: str, section: str) -> tuple[Item, ...]:
    """All questions of a page that is repeated."""
    repeat = mapping(page.get("repeat"))
    options, schema = mapping(repeat.get("options")), mapping(repeat.get("schema"))
    first = questions[0] if questions else {}
    name = plain(options.get("name")) or f"{plain(first.get('name')) or 'entries'}-entries"
    title = text(options.get("title")) or text(page.get("title")) or text(first.get("title"))
    needed = whole(schema.get("min")) != 0 and any(is_required(one) for one in questions)
    component = {"name": name, "title": title, "schema": schema, "options": {"required": needed}}
    said = {"entry": options.get("title"), **mapping(page.get("options"))}
    return _group(component, questions, said, draft, path, section)


def _group(component: Data, inner: list[Data], said: Data, draft: Draft, path: str, section: str) -> tuple[Item, ...]:
    name = plain(component.get("name"))
    code = draft.item_code(name or "entries", "group")
    items: list[Item] = []
    for one in inner:
        items += item_of(one, draft, path, section, group=code)
    if not any(isinstance(item, Question) for item in items):
        draft.lost.append(Lost("component", name, "it repeats no question", path))
        return tuple(items)
    if lost := [item for item in items if isinstance(item, Question) and item.kind == "files"]:
        draft.lost += [
            Lost("component", name, f"{item.code}: files are not asked for in entries", path) for item in lost
        ]
        items = [item for item in items if item not in lost]
    draft.say(text_keys.question_label(code), plain_words(text(component.get("title"))) or name)
    draft.say(text_keys.question_hint(code), plain_words(text(component.get("hint"))))
    custom = mapping(said.get("customText"))
    entry = text(custom.get("samePageTableItemName")) or text(said.get("entry"))
    draft.say(text_keys.question_entry(code), plain_words(entry))
    draft.remember(Asked(code, "group", {}), name, f"{section}.{name}" if section else "", plain(component.get("id")))
    settings = _limits(component, name, draft, path)
    when = shown_when(component, draft, path)
    required = is_required(component)
    question = Question(code, "group", required=required, settings=settings, items=tuple(items), show_when=when)
    return (answerable(question, name, draft, path),)


def _limits(component: Data, name: str, draft: Draft, path: str) -> dict[str, int]:
    schema = mapping(component.get("schema"))
    least, most = whole(schema.get("min")), whole(schema.get("max"))
    settings: dict[str, int] = {}
    if most and most > 0:
        settings["most"] = min(most, MOST_ENTRIES)
    if least and least > 0:
        settings["least"] = min(least, MOST_ENTRIES)
    if max(least or 0, most or 0) > MOST_ENTRIES:
        reason = f"that there may be {max(least or 0, most or 0)} entries: {MOST_ENTRIES} are taken"
        draft.lost.append(Lost("component", name, reason, path))
    return settings
