"""Return to national: a page that a force made its own shows the national words again, in the same place, and back.

The force's own words are kept until the next return, so that one click has them again.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from pages.sharing.acts import Refused, act, live_revision, words_at
from pages.sharing.comparison import Row, rows_of
from pages.sharing.records import Localisation, Returning
from pages.sharing.swapping import put_in_place, refuse_unready
from pages.sharing.updates import Update, tie_of
from pages.types.adopted import AdoptedPage
from soh.core import clock


def preview(page: Page) -> list[Row]:
    """Return what visitors would read instead of the force's own words. Raises Refused as `return_to_national` does."""
    tie = tie_of(page)
    _refuse(page, tie)
    newest = live_revision(tie.source)
    national, own = words_at(tie.source, newest), page.specific
    return rows_of(Update(own, national, own, tie.revision, newest, is_declined=False))


def return_to_national(*, page: Page, actor: Any) -> AdoptedPage:
    """Make a localised page, in every language in which it is one, an adoption that follows the national page.

    Whoever calls has asked whether the actor may publish it. Raises Refused for a page that came from nowhere, while
    the national page is withdrawn, or while the page is locked, scheduled, in an approval or has a draft.
    """
    ties = list(
        Localisation.objects.select_related("source", "page").filter(page__translation_key=page.translation_key)
    )
    if page.pk not in {tie.page_id for tie in ties}:
        raise Refused("This page was not made from a national page.")
    for tie in ties:
        _refuse(tie.page.specific, tie)
    with act(page=page, actor=actor, action="returned", source=tie_of(page).source_id):
        TranslationSource.objects.filter(object_id=page.translation_key).delete()
        Returning.objects.filter(page__in=[tie.page_id for tie in ties]).delete()
        for tie in ties:
            _give_up(tie, actor)
    return AdoptedPage.objects.get(pk=page.pk)


def last_return(page: Page) -> Returning | None:
    """Return what may be undone; None for a page that was never returned, or whose own words were had back."""
    if not isinstance(page, AdoptedPage):
        return None
    return Returning.objects.filter(page_id=page.pk, undone_at=None).first()


def undo_return(*, page: AdoptedPage, actor: Any) -> Page:
    """Give a force's page its own words back, in every language. Raises Refused when there is nothing to undo."""
    kept = list(
        Returning.objects.select_related("kind", "source", "seen").filter(
            page__translation_key=page.translation_key, undone_at=None
        )
    )
    pages = {one.pk: one for one in AdoptedPage.objects.filter(pk__in=[each.page_id for each in kept])}
    if page.pk not in pages:
        raise Refused("There are no words of your own to go back to.")
    for one in pages.values():
        refuse_unready(one)
    with act(page=page, actor=actor, action="return_undone"):
        TranslationSource.objects.filter(object_id=page.translation_key).delete()
        for each in kept:
            if each.page_id in pages:
                _have_back(pages[each.page_id], each, actor)
    return Page.objects.get(pk=page.pk).specific


def _refuse(page: Page, tie: Localisation) -> None:
    live_revision(tie.source)
    refuse_unready(page)
    if page.has_unpublished_changes:
        raise Refused("This page has a draft that is not published. Publish it or discard it first.")


def _give_up(tie: Localisation, actor: Any) -> None:
    own = tie.page.specific
    Returning.objects.create(
        page_id=own.pk,
        kind=own.content_type,
        words=own.serializable_data(),
        source=tie.source,
        seen=tie.revision,
    )
    national = tie.source.get_translations(inclusive=True).filter(locale__language_code="en").first()
    tie.delete()
    adopted = AdoptedPage(source_id=(national or tie.source).pk)
    put_in_place(old=own, new=adopted, actor=actor)


def _have_back(page: AdoptedPage, kept: Returning, actor: Any) -> None:
    model: Any = kept.kind.model_class()
    own = model.from_serializable_data(kept.words, check_fks=False, strict_fks=False)
    page.seo_title, page.search_description = own.seo_title, own.search_description
    put_in_place(old=page, new=own, actor=actor)
    seen = kept.seen or live_revision(kept.source)
    Localisation.objects.create(page_id=page.pk, source=kept.source, revision=seen)
    kept.undone_at = clock.now()
    kept.save(update_fields=["undone_at"])
