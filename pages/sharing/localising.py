"""Localising: an adopted page becomes the force's own, in the same place.

Only the row of the type is swapped, and the row of the page stays: so its number, address, translations, children,
restrictions, references to it and history stay, too (ADR 30).
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState
from wagtail.search import index
from wagtail_localize.models import TranslationSource

from pages.sharing.acts import Refused, act, live_revision
from pages.sharing.records import Localisation
from pages.types.adopted import AdoptedPage


def localise(*, page: AdoptedPage, actor: Any) -> Page:
    """Make an adopted page, in every language, a page of the force's own with the words that it shows now.

    Returns the local page. Whoever calls has asked whether the actor may publish it. Raises Refused while the national
    page is withdrawn, or the page is locked, scheduled or in an approval.
    """
    languages = list(AdoptedPage.objects.filter(translation_key=page.translation_key))
    for one in languages:
        _refuse_unready(one)
    with act(page=page, actor=actor, action="localised", source=page.source_id):
        # What a translator may have begun was about the title alone, and would write the old type back.
        TranslationSource.objects.filter(object_id=page.translation_key).delete()
        made = {one.pk: _swap(one, actor) for one in languages}
    return made[page.pk]


def _refuse_unready(page: AdoptedPage) -> None:
    if page.shown_source is None:
        raise Refused("The national page was withdrawn: there are no words to begin with.")
    if page.locked:
        raise Refused("The page is locked. Unlock it first.")
    if page.scheduled_revision is not None:
        raise Refused("A publication of this page is scheduled. Cancel it first.")
    if WorkflowState.objects.active().for_instance(page).exists():
        raise Refused("The page is waiting for an approval. Finish or cancel it first.")


def _swap(page: AdoptedPage, actor: Any) -> Page:
    content, source = page.content, Page.objects.get(pk=page.content.pk)
    seen = page.pinned if page.pinned and page.pinned.object_id == str(source.pk) else live_revision(source)
    model = type(content)
    local = model(pk=page.pk)
    for field in Page._meta.concrete_fields:
        setattr(local, field.attname, getattr(page, field.attname))
    for field in model._meta.local_concrete_fields:
        if not field.primary_key:
            setattr(local, field.attname, getattr(content, field.attname))
    local.seo_title, local.search_description = (
        page.seo_title or content.seo_title,
        page.search_description or content.search_description,
    )
    local.content_type = ContentType.objects.get_for_model(model)
    local.latest_revision_id = local.live_revision_id = None
    _forget_adoption(page)
    local.save_base(raw=True, force_insert=True)  # Page.save asks for the old specific row, which is gone
    Page.objects.filter(pk=page.pk).update(
        content_type=local.content_type, latest_revision=None, live_revision=None, has_unpublished_changes=False
    )
    own = model._default_manager.get(pk=page.pk)
    was_live = own.live
    revision = own.save_revision(user=actor)
    if was_live:
        revision.publish(user=actor, skip_permission_checks=True)
    Localisation.objects.create(page_id=page.pk, source=source, revision=seen)
    return model._default_manager.get(pk=page.pk)


def _forget_adoption(page: AdoptedPage) -> None:
    """Take away the row that made the page an adoption, and what was kept of it as such: its drafts said a title."""
    index.remove_object(page)
    ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
    ).delete()
    Revision.objects.filter(object_id=str(page.pk), content_type=page.content_type).delete()
    with connection.cursor() as cursor:  # delete() would take the page along
        cursor.execute("DELETE FROM pages_adoptedpage WHERE page_ptr_id = %s", [page.pk])
