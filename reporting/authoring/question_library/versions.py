"""The published versions of question groups: kept when one goes live, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q, QuerySet

from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.stored import completed
from reporting.definition import codec
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES

Items = list[dict[str, Any]]


def items_of(group: QuestionGroup) -> Items:
    """The stored questions and content of a group, with an id on every block and every field filled in."""
    block = group.questions.stream_block
    steps = completed(block, block.get_prep_value(group.questions))
    return list(steps[0]["value"]["items"]) if steps else []


def keep(group: QuestionGroup) -> QuestionGroupVersion | None:
    """Keep what is live of a group in all its languages as a new version, unless the newest says the same.

    None for a translation that went live before the group itself. Call in the transaction that made it live.
    """
    rows = {group.locale.language_code: group}
    same = QuestionGroup._default_manager.select_for_update(of=("self",)).select_related("locale")
    for row in same.filter(translation_key=group.translation_key, live=True).exclude(pk=group.pk):
        rows[row.locale.language_code] = row
    first = rows.get(settings.LANGUAGE_CODE)
    if first is None:
        return None
    content = {code: items_of(row) for code, row in sorted(rows.items())}
    digest = codec.digest({"name": first.name, "content": content})
    newest = versions_of(group.translation_key).last()
    if newest is not None and newest.digest == digest:
        return newest
    return QuestionGroupVersion.objects.create(
        group_key=group.translation_key,
        number=newest.number + 1 if newest else 1,
        force_id=group.force_id,
        name=first.name,
        content=content,
        digest=digest,
    )


def versions_of(group_key: UUID) -> QuerySet[QuestionGroupVersion]:
    """The versions of a group, oldest first."""
    return QuestionGroupVersion.objects.filter(group_key=group_key).order_by("number")


def for_place(force_id: int | None) -> Q:
    """The condition that a version may stand in forms of this force (None: in national forms)."""
    return Q(force=None) | Q(force_id=force_id) if force_id is not None else Q(force=None)


def visible_versions(user: Any) -> QuerySet[QuestionGroupVersion]:
    """The versions that a person may see: national ones and those of their own forces; none without a content role."""
    found = QuestionGroupVersion.objects.all()
    if user.is_superuser:
        return found
    forces = memberships.forces_with(user, CONTENT_ROLES)
    if not forces and not memberships.is_national(user):
        return found.none()
    return found.filter(Q(force=None) | Q(force__in=forces))


def newest_numbers(group_keys: Iterable[UUID]) -> Mapping[UUID, int]:
    """The number of the newest version of each group."""
    rows = QuestionGroupVersion.objects.filter(group_key__in=set(group_keys)).values("group_key")
    return dict(rows.annotate(newest=Max("number")).values_list("group_key", "newest"))


def words_in(version: QuestionGroupVersion, locale: str) -> Items:
    """The items in a language, else in the main one."""
    content: Mapping[str, Items] = version.content
    return content.get(locale) or content[settings.LANGUAGE_CODE]
