"""Everything a process remembers of one site between requests: its pages, links and restrictions.

Versions say when it is old (soh.core.versions): a request compares numbers it has asked for anyway, so
nothing stale is served and no process needs telling.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site

from pages.library.links import Link, LinkMap
from pages.library.scope import RenderScope
from pages.serving.alerts import AlertRow, load_alerts
from pages.serving.site_index import STEP, PageEntry, SiteIndex, load_index
from sites.forces import hosts, twins
from sites.forces.dress import Dress, load_dress
from sites.forces.hosts import HostedSite
from sites.forces.twins import TwinMap
from soh.core import versions
from soh.core.memos import VersionedMemo


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is remembered of a site. `indexes` and `links` are by language code."""

    site: HostedSite
    indexes: dict[str, SiteIndex]
    links: dict[str, LinkMap]
    restrictions: dict[str, list[PageViewRestriction]]
    dress: Dress = field(default_factory=Dress)
    twins: TwinMap = field(default_factory=lambda: TwinMap(home=""))
    alerts: dict[str, list[AlertRow]] = field(default_factory=dict)

    def index(self, language: str) -> SiteIndex:
        """Return the pages of the site in this language; none where the site lacks it."""
        return self.indexes.get(language) or SiteIndex(language, None)

    def restrictions_on(self, *paths: str) -> list[PageViewRestriction]:
        """Return the restrictions on the pages with these tree paths and on every page above them."""
        steps = {path[:length] for path in paths for length in range(STEP, len(path) + 1, STEP)}
        return [rule for step in sorted(steps) for rule in self.restrictions.get(step, [])]

    def scope(self, language: str) -> RenderScope:
        """Return what blocks need to be shown on this site in this language."""
        order = sorted(self.site.homes, key=lambda code: (code != language, code != "en"))
        force = self.site.force
        return RenderScope(
            links=self.links.get(language, {}),
            force_id=force.id if force else None,
            locale_ids=tuple(self.site.homes[code].locale_id for code in order),
        )


def facts_of(site: HostedSite, at: tuple[int, ...] | None = None) -> SiteFacts:
    """Return the facts of a site. `at`: the versions of `all` and of the site, if they are known; else asked
    for.
    """
    return _facts.get(_Key(site), at if at is not None else versions.current("all", site.version_scope))


def facts_for(request: HttpRequest) -> SiteFacts:
    """Return the facts of the site that a request is for."""
    return facts_of(request.hosted_site, request.site_versions)  # type: ignore[attr-defined]


def language_of(request: HttpRequest) -> str:
    """Return the active language if the site of the request speaks it, else English."""
    language = (get_language() or "en").split("-")[0]
    return language if language in request.hosted_site.homes else "en"  # type: ignore[attr-defined]


class _Key:
    """A site as a memo's key: the same site with other homes is another key."""

    def __init__(self, site: HostedSite) -> None:
        self.site = site

    def __hash__(self) -> int:
        return self.site.site_id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.site == other.site


def _load(key: _Key) -> SiteFacts:
    site = key.site
    Site.clear_site_root_paths_cache()  # Wagtail keeps it for an hour in each process
    indexes = {language: load_index(site, language) for language in site.homes}
    restrictions: dict[str, list[PageViewRestriction]] = {}
    for rule in PageViewRestriction.objects.select_related("page"):
        restrictions.setdefault(rule.page.path, []).append(rule)
    links = {language: _links(site, language, indexes) for language in site.homes}
    dress = load_dress(site.force.id) if site.force else Dress()
    return SiteFacts(site, indexes, links, restrictions, dress, _twins(site, indexes, dress), load_alerts(site))


_facts: VersionedMemo[_Key, SiteFacts] = VersionedMemo(_load)


def _twins(site: HostedSite, indexes: dict[str, SiteIndex], dress: Dress) -> TwinMap:
    """Say for every path of the site where its twin is; a page that moved takes its twin along.

    A Welsh page without a twin of its own has the English page's.
    """
    order = sorted(indexes, key=lambda code: code != "en")  # back from a twin, English comes first
    entries = {entry.id: entry for code in order for entry in indexes[code]}
    chosen = {entries[pk]: address for pk, _, address in dress.twins if pk in entries}
    english = indexes["en"].by_id if "en" in indexes else {}
    by_key = {entry.translation_key: address for entry, address in chosen.items() if entry.id in english}
    pages = {entry.url: by_key[entry.translation_key] for entry in entries.values() if entry.translation_key in by_key}
    rules = {path: address for page_id, path, address in dress.twins if page_id is None}
    for language in site.homes.keys() - {"en"}:
        rules |= {f"/{language}{path}": at for path, at in rules.items() if f"/{language}{path}" not in rules}
    return twins.build(
        home=site.force.existing_website if site.force else "",
        rules=[twins.Rule(path, address) for path, address in rules.items()],
        pages=pages | {entry.url: address for entry, address in chosen.items()},
    )


def _links(site: HostedSite, language: str, indexes: dict[str, SiteIndex]) -> LinkMap:
    """Return where each page id leads: to this language, else to English; to the adoption, else the national
    site.
    """
    best: dict[UUID, PageEntry] = {}
    for code in sorted(indexes, key=lambda code: (code == language, code == "en")):
        best.update(indexes[code].by_key)
    own_pages = [entry for index in indexes.values() for entry in index]
    links = dict(_national_links(site, language))
    adopted = {key: entry for entry in best.values() if (key := entry.source_key or entry.made_from_key)}
    national_ids = Page.objects.filter(translation_key__in=adopted).values_list("id", "translation_key")
    links |= {pk: _link(adopted[source]) for pk, source in national_ids}
    return links | {entry.id: _link(best[entry.translation_key]) for entry in own_pages}


def _link(entry: PageEntry) -> Link:
    return Link(entry.url, entry.title, entry.summary)


def _national_links(site: HostedSite, language: str) -> LinkMap:
    """Return the national site's links as seen from another site."""
    national = national_site()
    if national is None or national.site_id == site.site_id:
        return {}
    facts = facts_of(national)
    own = facts.links.get(language) or facts.links.get("en") or {}
    return {pk: link._replace(url=national.root_url + link.url) for pk, link in own.items()}


def national_site() -> HostedSite | None:
    """Return the site of the national library, None where there is none yet."""
    return next((site for site in hosts.table().values() if site.hostname == settings.NATIONAL_HOST), None)
