"""What in a site's content needs somebody's attention, found with few queries however large the site is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from pages.library.adoption import adoption_models
from pages.serving.facts import SiteFacts, facts_of
from pages.serving.visibility import pages_of
from pages.types.advice import AdvicePage
from pages.types.plain import Purpose
from sites.forces.hosts import HostedSite
from soh.core import clock

CHECK_EVERY = timedelta(days=365)
"""Advice is checked once a year (content style of GOV.UK)."""
REQUIRED = (Purpose.PRIVACY, Purpose.ACCESSIBILITY, Purpose.COOKIES, Purpose.CONTACT)
"""Pages that a site must have before it goes live."""
WITHOUT_SUMMARY = frozenset({"homepage", "newsindexpage"})


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at. `page_id` is None where there is no page yet."""

    title: str
    page_id: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """A kind of gap in a site's content, in words that say what to do, and where."""

    code: str
    what_to_do: str
    concerns: list[Concern]


def needs_of(site: HostedSite) -> list[Need]:
    """Return what needs attention on a site, the most urgent first; only kinds with at least one concern."""
    facts = facts_of(site)
    found = [
        Need("required", "Add or adopt a page for each of these before the site goes live.", _required(facts)),
        Need("withdrawn", "The national page was withdrawn: visitors see “Page not found”.", _withdrawn(site)),
        Need("welsh", "Translate these pages into Welsh.", _without_welsh(facts)),
        Need("gaps", "National words link to pages you have not adopted: visitors are sent away.", _gaps(facts)),
        Need("summary", "Write a summary: lists and search results show it.", _without_summary(facts)),
        Need("check", "Nobody has checked for a year that this advice is right.", _unchecked(site)),
    ]
    return [need for need in found if need.concerns]


def _required(facts: SiteFacts) -> list[Concern]:
    there = {entry.purpose for index in facts.indexes.values() for entry in index}
    return [Concern(str(purpose.label), None) for purpose in REQUIRED if purpose not in there]


def _without_summary(facts: SiteFacts) -> list[Concern]:
    return [
        Concern(entry.title, entry.id)
        for index in facts.indexes.values()
        for entry in index
        if not entry.summary and entry.type not in WITHOUT_SUMMARY
    ]


def _without_welsh(facts: SiteFacts) -> list[Concern]:
    if "cy" not in facts.indexes:
        return []
    welsh = facts.indexes["cy"].by_key
    return [Concern(entry.title, entry.id) for entry in facts.index("en") if entry.translation_key not in welsh]


def _withdrawn(site: HostedSite) -> list[Concern]:
    pages = pages_of(site).filter(live=True)
    gone = Q()
    for model in adoption_models():
        gone |= Q(**{f"{model._meta.model_name}__source__live": False})
    return [Concern(page.title, page.pk) for page in pages.filter(gone).order_by("path")]


def _unchecked(site: HostedSite) -> list[Concern]:
    old = Q(advicepage__reviewed_on__lt=clock.today() - CHECK_EVERY)
    old |= Q(advicepage__reviewed_on=None, last_published_at__lt=clock.now() - CHECK_EVERY)
    type_of_advice = ContentType.objects.get_for_model(AdvicePage)
    pages = pages_of(site).filter(old, live=True, content_type=type_of_advice)
    return [Concern(page.title, page.pk) for page in pages.order_by("path")]


def _gaps(facts: SiteFacts) -> list[Concern]:
    """Compare what adopted national pages link to with what the force has."""
    adopted = {entry.source_key: entry for entry in facts.index("en") if entry.source_key}
    if not adopted:
        return []
    sources = dict(Page.objects.filter(translation_key__in=adopted).values_list("pk", "translation_key"))
    page_type = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.objects.filter(
        base_content_type=page_type, object_id__in=[str(pk) for pk in sources], to_content_type=page_type
    ).exclude(model_path="source")
    own = facts.links.get("en", {})
    away = {
        (int(link.object_id), int(link.to_object_id))
        for link in links
        if own.get(int(link.to_object_id)) is not None and own[int(link.to_object_id)].url.startswith("http")
    }
    found: dict[int, Any] = {target: own[target].title for _, target in sorted(away)}
    by_target = {target: adopted[sources[source]] for source, target in sorted(away, reverse=True)}
    return [Concern(f"“{found[target]}”, from “{entry.title}”", entry.id) for target, entry in by_target.items()]
