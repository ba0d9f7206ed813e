"""The entries of one group in one visitor's draft, and what a page may do to them. Nothing here is stored."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from reporting.definition import conditions, visibility
from reporting.definition.form import Question, Step
from reporting.definition.json_values import Answers, TextLookup
from reporting.definition.kinds import group as group_kind
from reporting.definition.wording import worded
from reporting.web import addresses
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import CHANGE, is_changing

MARK = "_entry"
"""The field in which a page says which entry it showed; empty for a new one."""

Entry = Mapping[str, Any]


@dataclass
class Entries:
    """The group of a step, with what the visitor has entered so far. Numbers count from 1, as people do."""

    journey: JourneyRequest
    step: Step
    group: Question

    @cached_property
    def all(self) -> list[Entry]:
        """The entries as they are stored, in the person's order."""
        draft = self.journey.draft
        return list(conditions.entries(draft.answers.get(self.group.code))) if draft else []

    @cached_property
    def earlier(self) -> Answers:
        """The answers that count before the group."""
        return self.journey.walk.answers_before(self.step.code)

    @cached_property
    def shown(self) -> list[Entry]:
        """The entries with the answers that count in each."""
        setting = self.journey.form.setting()
        return list(conditions.entries(visibility.counted_entries(self.group, self.all, self.earlier, setting)))

    @cached_property
    def unfinished(self) -> frozenset[int]:
        """Numbers of the entries in which something that is needed now was not answered."""
        setting = self.journey.form.setting()
        missing = visibility.unfinished(self.group, self.shown, self.earlier, setting)
        return frozenset(number + 1 for number in missing)

    @property
    def least(self) -> int:
        """Fewest entries, at least one where the group must be answered."""
        return max(group_kind.limits(self.group)[0], 1 if self.group.required else 0)

    @property
    def most(self) -> int:
        """Most entries."""
        return min(group_kind.limits(self.group)[1], group_kind.MOST_ENTRIES)

    def text(self, entry: Entry | None = None) -> TextLookup:
        """The form's words, with the answers in them that stand outside of the group and in an entry."""
        return worded(self.journey.form, self.journey.locale, {**self.earlier, **(entry or {})})

    def name(self, number: int, entry: Entry | None = None) -> str:
        """What an entry is called, such as "Person 2"."""
        return f"{group_kind.entry_name(self.group, self.text(entry))} {number}".strip()

    def url(self, number: int = 0, act: str = "") -> str:
        """The address of the list, of an entry or of what is done with it; a change stays one."""
        parts = [addresses.segment_of(self.journey.form, self.step), *([str(number)] if number else []), act]
        url = self.journey.url("/".join(part for part in parts if part))
        return f"{url}?{CHANGE}" if is_changing(self.journey) else url

    def meant(self, number: int, request: HttpRequest) -> int | None:
        """Which entry a page means that was shown for this number: the one it showed, wherever that is now.

        None when it is gone, or when the page was for a new one.
        """
        mark = request.POST.get(MARK, "")
        places = [place for place, entry in enumerate(self.all, 1) if mark and mark_of(entry) == mark]
        return number if number in places else places[0] if places else None

    def with_entry(self, entry: Entry, at: int | None, number: int) -> list[Entry]:
        """The entries with one in place of that at `at`, or added. Sent twice, a new one is added once."""
        if at is not None:
            return [*self.all[: at - 1], entry, *self.all[at:]]
        if self.all[number - 1 : number] == [entry]:
            return self.all
        return [*self.all, entry]

    def without(self, at: int) -> list[Entry]:
        """The entries without one."""
        return [*self.all[: at - 1], *self.all[at:]]


def mark_of(entry: Entry) -> str:
    """A short digest of an entry, by which a page says which one it showed."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()[:20]


def lines_of(group: Question, entry: Entry, text: TextLookup, locale: str) -> Sequence[str]:
    """An entry in words, a line for each answer."""
    _name, *lines = group_kind.Group().display(group, [dict(entry)], text, locale) or ("",)
    return lines
