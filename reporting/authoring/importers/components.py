"""The components of a page as questions and content."""

from __future__ import annotations

from dataclasses import replace

from reporting.authoring.importers.draft import Asked, Draft, Lost
from reporting.authoring.importers.kinds_of import CONTENT, KINDS, NOT_ASKED
from reporting.authoring.importers.options import options_of, rows_of
from reporting.authoring.importers.settings_of import settings_of
from reporting.authoring.importers.source import LONGEST_WORDS, Data, mapping, maps, plain, text, whole
from reporting.authoring.importers.words import list_words, markdown_words, not_shown, plain_words, rich_words
from reporting.definition import kinds, text_keys
from reporting.definition.conditions import Condition, Named, Test
from reporting.definition.form import Content, ContentKind, Question

Item = Question | Content

_LOOKS = {
    "Details": ContentKind.DETAILS,
    "InsetText": ContentKind.INSET,
    "WarningText": ContentKind.WARNING,
    "NotificationBanner": ContentKind.INSET,
}


def asks(component: Data) -> bool:
    """Whether a component asks something, as far as can be told of one that is not known."""
    kind = plain(component.get("type"))
    return kind not in CONTENT | NOT_ASKED and (kind in KINDS or kind == "MultiInputField" or kind.endswith("Field"))


def item_of(component: Data, draft: Draft, page: str, section: str, *, group: str = "") -> tuple[Item, ...]:
    """What a component becomes, with what its options reveal after it; nothing for what cannot be represented."""
    kind = plain(component.get("type"))
    if kind in CONTENT:
        return _content(component, kind, draft, page)
    if not asks(component):
        draft.lost.append(Lost("component", _name(component), f"there is no counterpart of {kind or 'no type'}", page))
        return ()
    return _question(component, draft, page, section, group)


def shown_when(component: Data, draft: Draft, page: str) -> Condition | None:
    """The condition of a component, by name."""
    name = plain(mapping(component.get("options")).get("condition")) or plain(component.get("condition"))
    if name and name not in draft.condition_codes:
        draft.lost.append(
            Lost("component", _name(component), f"its condition {name[:80]!r} is not in the source", page)
        )
        return None
    return Named(draft.condition_codes[name]) if name else None


def say_question(component: Data, code: str, kind: str, draft: Draft, page_title: str = "") -> None:
    """Keep the words of a question."""
    title = text(component.get("title")) or text(component.get("shortDescription")) or page_title
    draft.say(text_keys.question_label(code), plain_words(title) or _name(component))
    draft.say(text_keys.question_hint(code), plain_words(text(component.get("hint"))))
    if kind == "declaration":
        statement = text(component.get("content")) or title
        draft.say(text_keys.question_statement(code), markdown_words(statement))


def is_required(component: Data) -> bool:
    """Whether a question needs an answer: every one does that does not say otherwise."""
    options = mapping(component.get("options"))
    if plain(options.get("required")) == "false" or component.get("type") == "HiddenField":
        return False
    return whole(options.get("minimumRequiredFiles")) != 0 or "minimumRequiredFiles" not in options


def _question(component: Data, draft: Draft, page: str, section: str, group: str) -> tuple[Item, ...]:
    source_kind = plain(component.get("type"))
    kind, name = KINDS.get(source_kind, "text"), _name(component)
    if kind == "text" and whole(mapping(component.get("options")).get("maxWords")):
        draft.lost.append(Lost("component", name, "that it is one line: its words are counted", page, kept=True))
        kind = "long_text"
    if source_kind not in KINDS:
        draft.lost.append(Lost("component", name, f"there is no kind like {source_kind}: any text is taken", page))
    rows = rows_of(component, draft) if kinds.get(kind).has_options else []
    if kinds.get(kind).has_options and not rows:
        reason = "it has no options in the source: any text is taken"
        draft.lost.append(Lost("component", name, reason, page))
        kind = "text"
    code = draft.item_code(name, kind)
    options, codes = options_of(rows, component, code, draft, page)
    settings, lost = settings_of(component, kind, codes)
    draft.lost += [Lost("component", name, one.reason, page, one.kept) for one in lost]
    say_question(component, code, kind, draft)
    question = Question(
        code,
        kind,
        required=is_required(component),
        options=options,
        settings=settings,
        show_when=shown_when(component, draft, page),
    )
    question = answerable(question, name, draft, page)
    draft.remember(Asked(code, kind, codes, group), name, f"{section}.{name}" if section else "", _id(component))
    return (question, *_revealed(rows, question, codes, draft, page, section, group))


def answerable(question: Question, name: str, draft: Draft, page: str) -> Question:
    """The question without settings that leave no right answer."""
    faults = kinds.get(question.kind).faults(question)
    if not faults:
        return question
    draft.problems.append(f"{page}: no answer to {name} can be right")
    draft.lost.append(Lost("component", name, "its limits, which leave no right answer", page))
    return replace(question, settings={})


def _revealed(
    rows: list[Data], question: Question, codes: dict[str, str], draft: Draft, page: str, section: str, group: str
) -> tuple[Item, ...]:
    """What choosing an option shows: questions and content of the option itself."""
    found: list[Item] = []
    operator = "includes" if question.kind == "checkboxes" else "is"
    for row in rows:
        inside = maps(row.get("children")) or maps(mapping(row.get("conditional")).get("components"))
        option = codes.get(plain(row.get("value", "")))
        if inside and draft.is_inside_option:
            reason = "what its options reveal: an option inside of an option reveals nothing"
            draft.lost.append(Lost("component", question.code, reason, page))
            break
        draft.is_inside_option = True
        for component in inside if option else ():
            when = Test(question.code, operator, option)
            items = item_of(component, draft, page, section, group=group)
            found += [replace(item, show_when=when, revealed=True) for item in items[:1]]
            found += items[1:]
        draft.is_inside_option = False
    return tuple(found)


def _content(component: Data, kind: str, draft: Draft, page: str) -> tuple[Item, ...]:
    words = text(component.get("content"))
    titled = kind in {"Details", "List", "NotificationBanner"}
    heading = plain_words(text(component.get("title"))) if titled else ""
    name = _name(component) or kind
    if kind in {"List", "FlashCard"}:
        body = list_words([text(row.get("text")) or text(row.get("label")) for row in rows_of(component, draft)])
    elif kind == "Markdown" or "<" not in words:
        body = markdown_words(words)
    else:
        body = rich_words(words)
    if len(words) == LONGEST_WORDS:
        draft.lost.append(Lost("component", name, f"its words beyond {LONGEST_WORDS} characters", page))
    if reason := not_shown(words):
        draft.lost.append(Lost("component", name, reason, page))
    if not body:
        if plain_words(words) or reason:
            draft.lost.append(Lost("component", name, "nothing of it can be shown", page))
        else:
            draft.lost.append(Lost("component", name, "it has no words in the source", page, kept=True))
        return ()
    code = draft.item_code(name)
    draft.say(text_keys.content_body(code), body)
    draft.computed[text_keys.content_body(code)] = (name, page)
    draft.say(text_keys.content_heading(code), heading)
    look = _LOOKS.get(kind, ContentKind.GUIDANCE)
    return (Content(code, look, show_when=shown_when(component, draft, page)),)


def _name(component: Data) -> str:
    return plain(component.get("name")) or _id(component)


def _id(component: Data) -> str:
    return plain(component.get("id"))
