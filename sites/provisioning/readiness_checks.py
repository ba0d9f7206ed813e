"""The lines of the readiness list: each check turns what a force has, or lacks, into words and a way to mend it."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, reverse

from sites.access.roles import Role
from sites.forces import hosts
from sites.forces.models import Force
from sites.provisioning import addresses, gaps
from sites.provisioning.delivery_trial import is_tested, outlet_in_words
from sites.provisioning.readiness import Item, NeededFor, register

PUBLISHERS_NEEDED = 2
_SHOWN = 3


def register_all() -> None:
    """Register every check, in the order in which the list shows them."""
    for check in (contact_points, legal_pages, people, reports_arrive, forms, welsh, links, address):
        register(check)


def contact_points(force: Force) -> Iterator[Item]:
    """The force's own contact details stand in for each national entry, which says "call 101" at best."""
    lacking = gaps.contacts_missing(force)
    words = ", ".join(f"“{name}” (key {key})" for key, name in lacking)
    yield Item(
        "contact_points",
        "Contact details of the force's own",
        not lacking,
        what_to_do=f"Add contact details of its own for {words}." if lacking else "",
        link=_address("wagtailsnippets_pages_contactpoint:list"),
    )


def legal_pages(force: Force) -> Iterator[Item]:
    """A page with each purpose that the law asks for."""
    there = gaps.purposes(force)
    for purpose, (key, label) in gaps.LEGAL_PAGES.items():
        yield Item(
            key,
            label,
            purpose in there,
            what_to_do="" if purpose in there else "Adopt or write a live page with this purpose.",
            link=_explorer(force),
        )


def people(force: Force) -> Iterator[Item]:
    """Enough people that one can be ill."""
    for key, label, role, wanted in (
        ("publishers", "At least two publishers", Role.PUBLISHER, PUBLISHERS_NEEDED),
        ("force_admin", "At least one force administrator", Role.FORCE_ADMIN, 1),
        ("officers", "At least one person who reads the inbox", Role.OFFICER, 1),
    ):
        found = gaps.active_people(force, role)
        more = wanted - found
        words = "" if more <= 0 else f"Invite {more} more. The force has {found} now."
        yield Item(key, label, more <= 0, what_to_do=words, link=_address("people:list", force.slug))


def reports_arrive(force: Force) -> Iterator[Item]:
    """A report can be sealed, and somebody is told."""
    has_key = gaps.has_key(force)
    yield Item(
        "keys",
        "A key pair to which reports are sealed",
        has_key,
        what_to_do="" if has_key else "Complete the force again (provision_force).",
    )
    tested = is_tested(force)
    yield Item(
        "delivery",
        "Delivery of reports tested",
        tested,
        what_to_do="" if tested else f"Send a test ({outlet_in_words(force)}) and have it confirmed.",
    )


def forms(force: Force) -> Iterator[Item]:
    """Every form that the site offers passes the proof that publication asks for, today."""
    broken = gaps.unproved_forms(force)
    named = ", ".join(f"“{title}” ({reason})" for title, reason in broken[:_SHOWN])
    yield Item(
        "forms",
        "Every adopted form is proved",
        not broken,
        what_to_do=f"Look at {named}." if broken else "",
        link=_explorer(force),
    )


def welsh(force: Force) -> Iterator[Item]:
    """Only forces with a Welsh site have this line."""
    if "cy" not in force.language_codes:
        return
    lacking, total = gaps.without_welsh(force)
    yield Item(
        "welsh",
        "Every page in Welsh",
        not lacking,
        NeededFor.LIVE,
        f"Welsh for {lacking} of its {total} pages is missing." if lacking else "",
        _explorer(force),
    )


def links(force: Force) -> Iterator[Item]:
    """Adopted words lead to the force's own pages."""
    away = gaps.links_away(force)
    named = "; ".join(away[:_SHOWN])
    yield Item(
        "links",
        "Links of national pages stay on the site",
        not away,
        NeededFor.LIVE,
        f"Adopt the pages that these lead to: {named}." if away else "",
        _explorer(force),
    )


def address(force: Force) -> Iterator[Item]:
    """The name leads somewhere, and the platform answers to it."""
    name = force.site.hostname
    answers = any(site.force is not None and site.force.id == force.pk for site in hosts.table().values())
    found = answers and addresses.resolves(name)
    yield Item(
        "address",
        "The site's address can be found",
        found,
        what_to_do="" if found else f"Point the DNS name {name} at the platform's proxy, with a certificate for it.",
    )


def _explorer(force: Force) -> str:
    return _address("wagtailadmin_explore", force.site.root_page_id)


def _address(name: str, *arguments: object) -> str:
    """An address of the admin; none in a process that has no admin."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
