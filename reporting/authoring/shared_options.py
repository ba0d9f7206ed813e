"""Options of the library, baked into a form when it is compiled: a published form never changes with its list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from wagtail.models import Locale

from pages.library.options import OptionList
from pages.library.resolution import resolved

Data = Mapping[str, Any]


def with_shared_options(
    steps: Sequence[Data], *, force_id: int | None, locale: str
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Stored steps whose questions have the options of the lists they name, and the codes of these options by id.

    Words are those of the language, else of the main one. A list that is gone leaves the question without
    options, of which the findings tell. One query for each list.
    """
    keys = {item["value"]["shared_options"] for item in _items(steps) if item["value"].get("shared_options")}
    if not keys:
        return [dict(step) for step in steps], {}
    lists = {key: _options(key, force_id, locale) for key in sorted(keys)}
    codes = {option["id"]: option["code"] for options in lists.values() for option in options}
    return [_filled_in(step, lists) for step in steps], codes


def options_of_lists(*, force_id: int | None, locale: str) -> dict[str, list[dict[str, Any]]]:
    """Id and label of every option of every list, by the key of the list, as questions of a force's form have them."""
    rows = resolved(OptionList, force_id=force_id, locale_ids=_locales(locale))
    return {row["key"]: [{"id": one["id"], "label": one["label"]} for one in _of_row(row)] for row in rows}


def _options(key: str, force_id: int | None, locale: str) -> list[dict[str, str]]:
    found = resolved(OptionList, force_id=force_id, locale_ids=_locales(locale), key=key)
    return [option for row in found for option in _of_row(row)]


def _of_row(row: Data) -> list[dict[str, str]]:
    options = (entry["value"] for entry in row["options"])
    return [
        {
            "id": f"{row['key']}:{option['code']}",
            "code": option["code"],
            "label": option["label"],
            "hint": option.get("hint") or "",
            "mark": "",
        }
        for option in options
    ]


def _locales(locale: str) -> list[int]:
    ids = dict(Locale.objects.values_list("language_code", "pk"))
    return [ids[code] for code in dict.fromkeys((locale, settings.LANGUAGE_CODE)) if code in ids]


def _items(steps: Iterable[Data]) -> Iterable[Data]:
    for step in steps:
        for item in step["value"].get("items") or ():
            yield item
            yield from item["value"].get("items") or ()


def _filled_in(step: Data, lists: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    items = [_with_options(item, lists) for item in step["value"].get("items") or ()]
    return {**step, "value": {**step["value"], **({"items": items} if items else {})}}


def _with_options(item: Data, lists: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    value = dict(item["value"])
    if value.get("shared_options"):
        value["options"] = lists[value["shared_options"]]
    if value.get("items"):
        value["items"] = [_with_options(inner, lists) for inner in value["items"]]
    return {**item, "value": value}
