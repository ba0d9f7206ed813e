"""Opening a force: from nothing to a complete private site, in one transaction, as often as one likes."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from sites.access.models import ForceGroup
from sites.access.roles import FORCE_ROLES, Role
from sites.forces import keys
from sites.forces.facts import ForceFacts, facts_of
from sites.forces.hosts import HOSTS
from sites.forces.models import Force, ForceKey, Phase
from sites.provisioning import adoption, people, trees
from sites.provisioning.homes import fill_home
from sites.provisioning.national import NotProvisioned, national_site
from sites.provisioning.readiness import Item, readiness
from soh.core import audit, tenancy, versions


class HostnameTaken(Exception):
    """The hostname answers for another site."""


class UnknownLanguage(Exception):
    """The force has no site in this language: Welsh is for Welsh forces."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What provisioning did, and what is still missing before the site may go live."""

    force: Force
    is_new: bool
    adopted: int
    items: list[Item]

    @property
    def missing(self) -> list[Item]:
        """The lines that are not done yet."""
        return [item for item in self.items if not item.done]


def provision_force(
    *,
    slug: str,
    actor: str,
    hostname: str = "",
    port: int | None = None,
    languages: tuple[str, ...] = (),
    colours: tuple[str, str] | None = None,
) -> Opened:
    """Make or complete the force's site, pages, groups, adoptions and keys. A new force starts in the private phase.

    Without `languages` a new force gets all it is known to speak, and one that exists keeps its own; `colours` (brand
    and accent) are for a new force only. Raises UnknownForce, UnknownLanguage, HostnameTaken, NotProvisioned (no
    national site yet), keys.NoPrivateKeyHere. Nothing half-made remains of a run that fails.
    """
    facts = facts_of(slug)
    with transaction.atomic():
        _one_at_a_time()
        national = national_site()
        force = Force.objects.select_related("site").filter(slug=slug).first()
        is_new = force is None
        host = hostname.lower() or (force.site.hostname if force else f"{slug}.localhost")
        at_port = port or (force.site.port if force else national.port)
        _refuse_taken(host, at_port, force)
        spoken = _languages(facts, force, languages)
        homes = _homes(facts, spoken)
        force = _force(facts, force, homes[0], host, at_port, spoken, colours)
        collection = people.collection_of(facts.name)
        groups = people.groups_of(force=force, homes=homes, collection=collection)
        people.workflow_of(name=facts.short_name, publishers=groups[Role.PUBLISHER], homes=homes)
        adopted = adoption.adopt_all(national_home=national.root_page, home=homes[0], languages=force.language_codes)
        fill_home(home=homes[0], languages=force.language_codes)
        _key_and_audit(force, actor, is_new=is_new)
        versions.bump(HOSTS, "all")
    return Opened(force, is_new, len(adopted), readiness(force))


def unfinished(force: Force) -> list[str]:
    """Return what an opened force lacks that another run of provisioning would make, in words."""
    roles = set(ForceGroup.objects.filter(force=force).values_list("role", flat=True))
    found = [f"the group for {role.label}" for role in FORCE_ROLES if role not in roles]
    with tenancy.transaction(force):
        if not ForceKey.objects.filter(force=force, retired_at=None).exists():
            found.append("a key pair")
    languages = set(_translations(force.site.root_page).values_list("locale__language_code", flat=True))
    return found + [f"the home page in {code}" for code in force.language_codes if code not in languages]


def _translations(home: Page) -> PageQuerySet:
    return Page.objects.filter(translation_key=home.translation_key, depth=home.depth)


def _languages(facts: ForceFacts, force: Force | None, asked: tuple[str, ...]) -> tuple[str, ...]:
    known = tuple(facts.languages.split(","))
    if not set(asked) <= set(known) or (asked and "en" not in asked):
        raise UnknownLanguage(f"{facts.name} can have a site in: {', '.join(known)}.")
    has = force.language_codes if force else () if asked else known
    return tuple(code for code in known if code in asked or code in has)


def _homes(facts: ForceFacts, languages: tuple[str, ...]) -> list[Page]:
    summary = f"Report to {facts.name}, get advice and find out what happens in your area."
    english = trees.home_of(slug=facts.slug, title=facts.name, summary=summary)
    homes: list[Page] = [english]
    if "cy" in languages:
        name = facts.name_cy or facts.name
        words = f"Rhowch wybod i {name}, cael cyngor a gweld beth sy’n digwydd yn eich ardal."
        homes.append(trees.welsh_home(english, title=name, summary=words))
    return homes


def _force(
    facts: ForceFacts,
    force: Force | None,
    home: Page,
    host: str,
    port: int,
    languages: tuple[str, ...],
    colours: tuple[str, str] | None,
) -> Force:
    if force is None:
        look = dict(zip(("brand_colour", "accent_colour"), colours, strict=True)) if colours else {}
        site = Site.objects.create(hostname=host, port=port, root_page=home, site_name=facts.name)
        return Force.objects.create(
            slug=facts.slug,
            name=facts.name,
            short_name=facts.short_name,
            name_cy=facts.name_cy,
            reference_prefix=facts.reference_prefix,
            existing_website=facts.website,
            telephone=facts.telephone,
            languages=",".join(languages),
            phase=Phase.PRIVATE,
            site=site,
            **look,
        )
    if force.language_codes != languages:
        force.languages = ",".join(languages)
        force.save(update_fields=["languages"])
    site = force.site
    if (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()
    return force


def _key_and_audit(force: Force, actor: str, *, is_new: bool) -> None:
    with tenancy.transaction(force):
        if not ForceKey.objects.filter(force=force, retired_at=None).exists():
            keys.create_key_pair(force=force)
        action = "force.opened" if is_new else "force.completed"
        audit.record(force_id=force.pk, actor=actor, action=action, subject=f"force:{force.slug}")


def _refuse_taken(host: str, port: int, force: Force | None) -> None:
    if urlsplit(f"//{host}").hostname != host:
        raise HostnameTaken(f"{host!r} is not a hostname. Give it without scheme, port or path: www.example.police.uk")
    if f"{host}:{port}" == settings.STAFF_HOST:
        raise HostnameTaken(f"{host}:{port} is the staff address. Choose another hostname.")
    taken = Site.objects.filter(hostname=host, port=port).exclude(pk=force.site_id if force else None).first()
    if taken is not None:
        raise HostnameTaken(
            f"{host}:{port} already answers for {taken.site_name or 'another site'}. Choose another --hostname."
        )


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('provision', 0))")


__all__ = ["HostnameTaken", "NotProvisioned", "Opened", "UnknownLanguage", "provision_force", "unfinished"]
