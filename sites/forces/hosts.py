"""Which site answers at a host. A public host belongs to exactly one force, or is the national site.

Kept per process by version, so that a request asks one light query; an unknown host never reaches Wagtail's fallback
to the default site.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from wagtail.models import Page, Site

from sites.forces import phases
from sites.forces.models import Force, Phase
from soh.core import clock, versions
from soh.core.memos import VersionedMemo

HOSTS = "hosts"
EVERYWHERE = "all"
FORMS = "forms"
"""The scope that moves when any form is published, or taken by a force: asked for with every request."""
TRAINING = "training."
"""What stands before a force's hostname at its training space."""


@dataclass(frozen=True, slots=True)
class ForceFace:
    """The public facts of a force that pages, forms and the API show."""

    id: int
    slug: str
    name: str
    short_name: str
    name_cy: str
    reference_prefix: str
    existing_website: str
    telephone: str
    stored_phase: str
    scheduled_phase: str
    scheduled_at: datetime | None
    visitors_returned_at: datetime | None
    brand_colour: str
    accent_colour: str
    link_colour: str

    @property
    def phase(self) -> str:
        """The phase at this moment: a change that is due counts, whether or not a worker has written it down yet."""
        return phases.phase_at(
            clock.now(), stored=self.stored_phase, scheduled=self.scheduled_phase, due=self.scheduled_at
        )

    @property
    def sends_visitors_back(self) -> bool:
        """Whether visitors of the beta are led to the force's existing site."""
        return self.visitors_returned_at is not None and self.phase == Phase.BETA

    def name_in(self, language: str) -> str:
        """Return the force's name in this language, else in English."""
        return (language == "cy" and self.name_cy) or self.name


@dataclass(frozen=True, slots=True)
class HomeOfLanguage:
    """The home page of a site in one language."""

    page_id: int
    locale_id: int
    path: str
    url_path: str


@dataclass(frozen=True, slots=True)
class HostedSite:
    """A site as requests know it. `force` is None for the national site."""

    site_id: int
    hostname: str
    port: int
    force: ForceFace | None
    homes: dict[str, HomeOfLanguage]
    is_training: bool = False
    """Whether this is the force's training space: the same site at a host of its own, whose reports reach nobody."""

    @property
    def host(self) -> str:
        """The exact Host header of this site."""
        return self.hostname if self.port in (80, 443) else f"{self.hostname}:{self.port}"

    @property
    def root_url(self) -> str:
        """Scheme and host, without a slash at the end."""
        return f"{settings.PUBLIC_SCHEME}://{self.host}"

    @property
    def is_public(self) -> bool:
        """Whether visitors may see the site: a private force's site is for staff previews only."""
        return self.force is None or self.force.phase != Phase.PRIVATE

    @property
    def version_scope(self) -> str:
        """The scope that is bumped when what this site shows changes."""
        return f"site:{self.site_id}"


def _face(force: Force) -> ForceFace:
    names = [name for name in ForceFace.__slots__ if name != "stored_phase"]
    return ForceFace(**{name: getattr(force, name) for name in names}, stored_phase=force.phase)


def _load(_: str) -> dict[str, HostedSite]:
    sites = list(Site.objects.select_related("root_page"))
    forces = {force.site_id: force for force in Force.objects.all()}
    homes: dict[object, dict[str, HomeOfLanguage]] = {}
    keys = [site.root_page.translation_key for site in sites]
    for page in Page.objects.filter(translation_key__in=keys, depth=2).select_related("locale"):
        homes.setdefault(page.translation_key, {})[page.locale.language_code] = HomeOfLanguage(
            page.pk, page.locale_id, page.path, page.url_path
        )
    table = {}
    for site in sites:
        force = forces.get(site.pk)
        if force is None and site.hostname != settings.NATIONAL_HOST:
            continue  # a site of nobody answers to nobody
        hosted = HostedSite(
            site_id=site.pk,
            hostname=site.hostname,
            port=site.port,
            force=_face(force) if force else None,
            homes=homes.get(site.root_page.translation_key, {}),
        )
        table[hosted.host] = hosted
    return table


_table: VersionedMemo[str, dict[str, HostedSite]] = VersionedMemo(_load)


def table() -> dict[str, HostedSite]:
    """Return every hosted site by its Host header: one light query, more after a change."""
    return _table.get("", versions.current(HOSTS))


def find(host: str) -> HostedSite | None:
    """Return the site of this Host header, compared exactly but for case."""
    return _of_host(table(), host)


def training_site(site: HostedSite) -> HostedSite:
    """Return the training space of a force's site."""
    return replace(site, hostname=f"{TRAINING}{site.hostname}", is_training=True)


def _of_host(sites: dict[str, HostedSite], host: str) -> HostedSite | None:
    host = host.lower()
    site = sites.get(host)
    if site is None and host.startswith(TRAINING):
        site = sites.get(host[len(TRAINING) :])
        return training_site(site) if site is not None and site.force is not None else None
    return site


def share_of(host: str) -> str:
    """Return whose share of a process a request for this Host header takes, without a query.

    By what this process knew last; all hosts that it does not know share one, so that invented names win nothing.
    """
    site = _of_host(_table.kept("") or {}, host)
    return site.version_scope if site else ""


def arrive(host: str) -> tuple[HostedSite | None, tuple[int, ...]]:
    """Return the site of a Host header and the versions of `all`, of its own scope and of `forms`: one query for a
    known host.

    What this process knew of the host says which scope to ask for; the answer says whether it knew right.
    """
    guess = _of_host(_table.kept("") or {}, host)
    if guess is not None:
        number, *numbers = versions.current(HOSTS, EVERYWHERE, guess.version_scope, FORMS)
        site = _of_host(_table.get("", (number,)), host)
        if site is not None and site.version_scope == guess.version_scope:
            return site, tuple(numbers)
    site = find(host)
    return site, versions.current(EVERYWHERE, site.version_scope, FORMS) if site else ()


def site_of_force(force_id: int) -> HostedSite:
    """Return the site of a force. Raises KeyError for an unknown one."""
    for site in table().values():
        if site.force and site.force.id == force_id:
            return site
    raise KeyError(force_id)


def site_of_path(path: str) -> HostedSite | None:
    """Return the site in whose tree a page with this tree path stands, None outside all trees."""
    home = path[:8]
    for site in table().values():
        if any(known.path == home for known in site.homes.values()):
            return site
    return None


def forget() -> None:
    """Drop what this process knows."""
    _table.forget()
