"""Sensitive forms go live only after two people have looked at them, neither of whom wrote them alone.

The workflow asks for the second (sites.access.approval). This stands on the road to live itself, so that nobody's right
to publish leads round it. The translation editor has no workflow: there the words of a sensitive form go live in
another language when somebody publishes them who did not translate them.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision, TaskState
from wagtail_localize.models import StringTranslation, Translation

from reporting.authoring.refusal import PublishRefused
from sites.access.approval.models import SecondApprovalTask

_TRANSLATED = "This form is sensitive. Somebody who did not translate it must look at the translation and publish it."
_REASON = "This form is sensitive. Submit it for approval: two people look at it before it goes live."


def require(page: Any, revision_id: int | None) -> None:
    """Raise PublishRefused for a revision that somebody wrote and that has no second approval.

    What the platform itself writes, such as a new force's pages, has no author. A page whose workflow knows no second
    approval asks for none.
    """
    if revision_id is None or not page.is_sensitive:
        return
    author = Revision.objects.filter(pk=revision_id).values_list("user_id", flat=True).first()
    if author is None:
        return
    workflow = page.get_workflow()
    tasks = (
        [] if workflow is None else SecondApprovalTask.objects.filter(workflow_tasks__workflow=workflow, active=True)
    )
    if not tasks:
        return
    if not page.needs_second_approval and not _translated_by(page, author):
        return
    approved = TaskState.objects.filter(task__in=tasks, revision_id=revision_id, status=TaskState.STATUS_APPROVED)
    if not approved.exclude(finished_by=None).exists():
        reason = _REASON if page.needs_second_approval else _TRANSLATED
        raise PublishRefused([reason], page_id=page.pk, title=page.title)


def by_workflow(page: Any) -> bool:
    """Whether the workflow asks for the second person; the translation editor, which has none, asks for another one."""
    return (
        bool(page.is_sensitive)
        and not Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        ).exists()
    )


def _translated_by(page: Any, person: int) -> bool:
    """Whether the person wrote any of the words of a translation, or there is no telling who did."""
    words = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=page.locale_id)
    return words.filter(last_translated_by=person).exists() or not words.exists()
