"""What the form editor is told of the library: questions by version, and the options of shared lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.question_library.versions import newest_numbers, words_in
from reporting.authoring.shared_options import options_of_lists
from reporting.definition import kinds

Data = Mapping[str, Any]


def told(
    *, groups: Iterable[QuestionGroup], versions: Iterable[QuestionGroupVersion], force_id: int | None, locale: str
) -> dict[str, Any]:
    """Offers of the groups, the questions of the versions, and the options of every shared list, as JSON.

    `versions` are those that the form has and the newest of each group; a group without one among them is not offered.
    """
    rows = list(versions)
    newest = newest_numbers(row.group_key for row in rows)
    lists = options_of_lists(force_id=force_id, locale=locale)
    by_number = {(row.group_key, row.number) for row in rows}
    return {
        "offers": [
            {
                "group": str(group.translation_key),
                "version": newest[group.translation_key],
                "name": group.name,
                "owner": group.owner,
                "about": group.about,
            }
            for group in groups
            if (group.translation_key, newest.get(group.translation_key)) in by_number
        ],
        "versions": {
            f"{row.group_key}:{row.number}": {
                "name": row.name,
                "owner": row.force.short_name if row.force else "National",
                "version": row.number,
                "newest": newest[row.group_key],
                "items": outline(words_in(row, locale), lists),
            }
            for row in rows
        },
        "lists": lists,
    }


def outline(items: Sequence[Data], lists: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Questions with their options, as conditions and headings of the editor name them; `own` says that an option's id
    is the question's own and not that of a shared list.
    """
    told = []
    for item in items:
        value, one = item["value"], {"id": item["id"], "kind": item["type"]}
        if kinds.exists(item["type"]):
            one["label"] = value.get("label") or ""
        shared = lists.get(value.get("shared_options") or "")
        own = [{"id": each["id"], "label": each["label"], "own": True} for each in value.get("options") or ()]
        told.append(
            {**one, "options": shared if shared is not None else own, "items": outline(value.get("items") or (), lists)}
        )
    return told
