"""Words of the source with answers in them: "Do {{ name }} live here?"."""

from __future__ import annotations

import re

from reporting.authoring.importers.draft import Asked, Draft, Lost

_ANSWER = re.compile(r"\{\{-?\s*([A-Za-z_][A-Za-z0-9_.]{0,200})\s*(?:\|\s*(?:safe|trim|escape|string)\s*)?-?\}\}")
_TEMPLATE = re.compile(r"\{\{|\{%")
_NOT_IN_WORDS = frozenset({"group", "files"})


def put_answers_in(draft: Draft) -> None:
    """Let words name questions as this platform does. What a template computes besides is lost, by name."""
    for key, words in list(draft.texts.items()):
        if not _TEMPLATE.search(words):
            continue
        draft.texts[key] = found = _ANSWER.sub(lambda name: _named(name, draft), words)
        if not _TEMPLATE.search(found):
            continue
        name, page = draft.computed.get(key, ("", ""))
        reason = "words computed by a template"
        draft.lost.append(Lost("component", name, reason, page) if page else Lost("form", key, reason, kept=True))


def _named(found: re.Match[str], draft: Draft) -> str:
    name = found[1]
    asked: list[Asked] = draft.asked.get(name) or draft.asked.get(name.rpartition(".")[2]) or []
    if len(asked) != 1 or asked[0].kind in _NOT_IN_WORDS or asked[0].group:
        return found[0]
    return f"(({asked[0].code}))"
