"""Adopting: a light page in the force's tree for a national page, in each of the force's languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from pages.editor.adoption import why_not_adoptable
from pages.sharing.acts import Refused, act
from pages.types.adopted import AdoptedPage
from sites.forces import hosts


def adopt(*, source: Page, parent: Page, actor: Any) -> AdoptedPage:
    """Adopt a national page under a page of the force, live at once. Raises Refused with the reason.

    Whoever calls has asked whether the actor may: the national team rolls out to trees that it may not edit.
    """
    problem = why_not_adoptable(source) or why_not_here(source, parent)
    if problem:
        raise Refused(problem)
    page = AdoptedPage(
        title=source.title,
        slug=source.slug,
        source_id=source.pk,
        locale=parent.locale,
        show_in_menus=source.show_in_menus,
    )
    with transaction.atomic():
        parent.add_child(instance=page)
        with act(page=page, actor=actor, action="adopted", source=source.pk):
            page.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
            for language in _other_languages(page):
                _translate(page, source, language, actor)
    return page


def adopt_all(*, sources: Iterable[Page], parent: Page, actor: Any) -> tuple[list[AdoptedPage], list[str]]:
    """Adopt several national pages, each under the adoption of its own parent where that is among them, else here.

    Returns what was made, and why the rest was not.
    """
    made: dict[str, AdoptedPage] = {}
    refused: list[str] = []
    for source in sorted(sources, key=lambda page: page.path):
        above = made.get(source.path[: -Page.steplen])
        place = Page.objects.get(pk=above.pk) if above else parent
        try:
            made[source.path] = adopt(source=source, parent=Page.objects.get(pk=place.pk), actor=actor)
        except Refused as refusal:
            refused.append(f"{source.title}: {refusal}")
    return list(made.values()), refused


def why_not_here(source: Page, parent: Page) -> str:
    """Return why a page cannot be adopted in this place; empty when it can."""
    if not source.live:
        return "The national page is not published."
    site = hosts.site_of_path(parent.path)
    if site is None or site.force is None:
        return "Choose a place on a force's site."
    if AdoptedPage.objects.filter(source_id=source.pk, path__startswith=home_path(parent)).exists():
        return "The force has adopted this page already."
    if parent.get_children().filter(slug=source.slug).exists():
        return slug_is_taken(source)
    return ""


def slug_is_taken(source: Page) -> str:
    """Say that the force has another page where the adoption would be."""
    return f"The force has a page of its own at the address /{source.slug}/ in this place."


def home_path(page: Page) -> str:
    """Return the tree path of the home page above a page of a site."""
    return str(page.path[: 2 * Page.steplen])


def _other_languages(page: Page) -> list[Locale]:
    site = hosts.site_of_path(page.path)
    codes = set(site.homes) if site else set()
    return list(Locale.objects.filter(language_code__in=codes).exclude(pk=page.locale_id))


def _translate(page: AdoptedPage, source: Page, language: Locale, actor: Any) -> None:
    """Add the adoption in another language, under the national title in it; not where the place above lacks it."""
    if not page.get_parent().has_translation(language):
        return
    copy = page.copy_for_translation(language)
    national = source.get_translation_or_none(language)
    if national is not None:
        copy.title = copy.draft_title = national.title
    copy.slug = page.slug
    copy.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
