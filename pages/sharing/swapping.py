"""A page of one type becomes one of another, in the same place.

Only the row of the type is swapped, and the row of the page stays: so its number, address, translations, children,
restrictions, references to it and history stay, too (ADR 30).
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState
from wagtail.search import index

from pages.sharing.acts import Refused


def refuse_unready(page: Page) -> None:
    """Raise Refused for a page that somebody or something is about to change."""
    if page.locked:
        raise Refused("The page is locked. Unlock it first.")
    if page.scheduled_revision is not None:
        raise Refused("A publication of this page is scheduled. Cancel it first.")
    if WorkflowState.objects.active().for_instance(page).exists():
        raise Refused("The page is waiting for an approval. Finish or cancel it first.")


def put_in_place(*, old: Any, new: Any, actor: Any) -> Any:
    """Let `new`, filled but for the page it is, take the place of the page `old`; return it as stored.

    Its first revision is what it says now, live when the page was.
    """
    model = type(new)
    new.pk = old.pk
    for field in Page._meta.concrete_fields:
        setattr(new, field.attname, getattr(old, field.attname))
    new.content_type = ContentType.objects.get_for_model(model)
    new.latest_revision_id = new.live_revision_id = None
    _forget(old)
    new.save_base(raw=True, force_insert=True)  # Page.save asks for the old specific row, which is gone
    Page.objects.filter(pk=old.pk).update(
        content_type=new.content_type, latest_revision=None, live_revision=None, has_unpublished_changes=False
    )
    stored = model._default_manager.get(pk=old.pk)
    was_live = stored.live
    revision = stored.save_revision(user=actor)
    if was_live:
        revision.publish(user=actor, skip_permission_checks=True)
    return model._default_manager.get(pk=old.pk)


def _forget(page: Any) -> None:
    """Take away the row that made the page what it was, and what was kept of it as such: drafts are of one type."""
    index.remove_object(page)
    ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
    ).delete()
    Revision.objects.filter(object_id=str(page.pk), content_type=page.content_type).delete()
    table = connection.ops.quote_name(type(page)._meta.db_table)
    with connection.cursor() as cursor:  # delete() would take the page along
        cursor.execute(f"DELETE FROM {table} WHERE page_ptr_id = %s", [page.pk])  # noqa: S608 - a name of ours
