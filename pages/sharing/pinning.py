"""Pinning: an adopted page that stays as it is until its force takes the next version."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Revision

from pages.sharing.acts import Refused, act, live_revision
from pages.types.adopted import AdoptedPage


def pin(*, page: AdoptedPage, actor: Any) -> None:
    """Hold a page, in every language, at what its visitors see now. Raises Refused."""
    with act(page=page, actor=actor, action="pinned"):
        for one in _languages(page):
            if one.pinned_id is None:
                move_pin(one, live_revision(_shown(one)))


def follow(*, page: AdoptedPage, actor: Any) -> None:
    """Let a page, in every language, show what is published nationally, from now on."""
    with act(page=page, actor=actor, action="followed"):
        for one in _languages(page):
            move_pin(one, None)


def move_pin(page: AdoptedPage, revision: Revision | None) -> None:
    """Pin one page to this revision; None lets it follow."""
    page.pinned, page.declined = revision, None
    page.save(update_fields=["pinned", "declined"])


def pinned_page(page: AdoptedPage) -> Page:
    """Return the national page, in one of its languages, to a revision of which this page is pinned. Raises Refused."""
    if page.pinned is None:
        raise Refused("This page is not pinned: it always shows the newest national version.")
    return Page.objects.get(pk=page.pinned.object_id)


def _shown(page: AdoptedPage) -> Page:
    if page.shown_source is None:
        raise Refused("The national page was withdrawn.")
    return page.shown_source


def _languages(page: AdoptedPage) -> list[AdoptedPage]:
    return list(AdoptedPage.objects.filter(translation_key=page.translation_key).select_related("source", "pinned"))
