"""Which forms use the questions of a group, and which version of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from reporting.authoring.blocks.library_questions import BLOCK
from reporting.authoring.form_page import FormPage
from sites.access import memberships, trees
from sites.forces import hosts


@dataclass(frozen=True, slots=True)
class Use:
    """One form that has a group's questions.

    Attributes:
        page: the form; None when the reader may not open it, and is only told whose it is.
        owner: the force, or "National".
        live: numbers of the versions that visitors answer.
        draft: those of the newest draft, where it differs.
    """

    page: FormPage | None
    owner: str
    live: tuple[int, ...]
    draft: tuple[int, ...]


def uses(group_key: UUID, user: Any) -> list[Use]:
    """The forms in the trees where a person works. The national team is told of each other force, not of its forms."""
    pages = FormPage.objects.annotate(
        held=Cast("steps", TextField()), drafted=Cast("latest_revision__content", TextField())
    ).filter(Q(held__contains=str(group_key)) | Q(drafted__contains=str(group_key)))
    own = trees.within(trees.own_trees(user))
    mine = pages if user.is_superuser else pages.filter(own)
    found = list(_uses(mine.select_related("latest_revision"), group_key, is_told=True))
    if memberships.is_national(user) and not user.is_superuser:
        found += _uses(pages.exclude(own).select_related("latest_revision"), group_key, is_told=False)
    return sorted(found, key=lambda use: (use.owner != "National", use.owner, use.page.title if use.page else ""))


def _uses(pages: Iterable[FormPage], group_key: UUID, *, is_told: bool) -> Iterator[Use]:
    for page in pages:
        live = _numbers(page.steps.raw_data, group_key) if page.live else ()
        draft = _numbers(_drafted(page), group_key)
        if live or draft:
            site = hosts.site_of_path(page.path)
            owner = site.force.short_name if site and site.force else "National"
            yield Use(page if is_told else None, owner, live, draft if draft != live else ())


def _drafted(page: FormPage) -> Iterable[Any]:
    if page.latest_revision is None:
        return page.steps.raw_data
    steps: list[Any] = json.loads(page.latest_revision.content["steps"])
    return steps


def _numbers(steps: Iterable[Any], group_key: UUID) -> tuple[int, ...]:
    chosen = (
        item["value"]["chosen"] for step in steps for item in step["value"].get("items") or () if item["type"] == BLOCK
    )
    return tuple(sorted({one["version"] for one in chosen if one["group"] == str(group_key)}))
