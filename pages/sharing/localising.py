"""Localising: an adopted page becomes the force's own, in the same place (pages.sharing.swapping)."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from pages.sharing.acts import Refused, act, live_revision
from pages.sharing.records import Localisation
from pages.sharing.swapping import put_in_place, refuse_unready
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
    refuse_unready(page)


def _swap(page: AdoptedPage, actor: Any) -> Page:
    content, source = page.content, Page.objects.get(pk=page.content.pk)
    seen = page.pinned if page.pinned and page.pinned.object_id == str(source.pk) else live_revision(source)
    model = type(content)
    local = model()
    for field in model._meta.local_concrete_fields:
        if not field.primary_key:
            setattr(local, field.attname, getattr(content, field.attname))
    page.seo_title = page.seo_title or content.seo_title
    page.search_description = page.search_description or content.search_description
    own = put_in_place(old=page, new=local, actor=actor)
    Localisation.objects.create(page_id=page.pk, source=source, revision=seen)
    return model._default_manager.get(pk=own.pk)
