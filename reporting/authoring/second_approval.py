"""Sensitive forms go live only after two people have looked at them, neither of whom wrote them alone.

The workflow asks for the second (sites.access.approval). This stands on the road to live itself, so that nobody's right
to publish leads round it.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision, TaskState

from reporting.authoring.refusal import PublishRefused
from sites.access.approval.models import SecondApprovalTask

_REASON = "This form is sensitive. Submit it for approval: two people look at it before it goes live."


def require(page: Any, revision_id: int | None) -> None:
    """Raise PublishRefused for a revision that somebody wrote and that has no second approval.

    What the platform itself writes, such as a new force's pages, has no author. A page whose workflow knows no second
    approval asks for none.
    """
    if revision_id is None or not page.needs_second_approval:
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
    approved = TaskState.objects.filter(task__in=tasks, revision_id=revision_id, status=TaskState.STATUS_APPROVED)
    if not approved.exclude(finished_by=None).exists():
        raise PublishRefused([_REASON], page_id=page.pk, title=page.title)
