"""What is asked at the public door: the victim's addresses on others' hosts, and its own host with others' keys."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.snippets.models import get_snippet_models

from pages.library.entries import LibraryEntry
from tests.isolation.addresses import fillings_of, routes
from tests.isolation.estate import Estate
from tests.isolation.world import World

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class PublicCell:
    """One request to one host."""

    name: str
    verb: str
    host: str
    whose: str
    path: str


def public_cells(world: World, requester: str) -> Iterator[PublicCell]:
    """Every address with every verb. Without a key the victim's own host is left out: there it speaks to everybody."""
    hosts = {"the attacker's host": world.attacker.host, "the national host": f"{settings.NATIONAL_HOST}:8000"}
    if requester != "no key":
        hosts["the victim's host"] = world.victim.host
    for whose, host in hosts.items():
        for name, path in public_paths(world.victim):
            if whose == "the victim's host" and not name.startswith("api-"):
                continue  # what is no API knows no keys, and speaks to everybody
            for verb in VERBS:
                yield PublicCell(name, verb, host, whose, path)


def public_paths(victim: Estate) -> Iterator[tuple[str, str]]:
    """Every path at which the victim's own site has something to say, by the name of its address."""
    yield from _api(victim)
    for path in victim.asked["url"]:
        for prefix in ("", "/cy"):
            yield "page", f"{prefix}{path}"
            yield "page", f"{prefix}{path}start/"
    for path in victim.asked["file"]:
        yield "file", path
    for word in (victim.bait, victim.root[:7], victim.slug):
        yield "search", f"/search/?q={word}"
        yield "search", f"/cy/search/?q={word}"
    for route in routes(get_resolver("soh.urls.public")):
        if not route.name.startswith("api-"):
            for arguments in fillings_of(route, victim):
                with suppress(NoReverseMatch):
                    yield route.name, reverse(route.name, kwargs=arguments, urlconf="soh.urls.public")
    for path in ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico", "/"):
        yield "well known", path


def _api(victim: Estate) -> Iterator[tuple[str, str]]:
    pages = victim.rows["wagtailcore_page"]
    for route in routes(get_resolver("soh.urls.public")):
        if not route.name.startswith("api-"):
            continue
        if not route.arguments:
            path = reverse(route.name, urlconf="soh.urls.public")
            yield route.name, path
            for query in _queries(victim):
                yield route.name, f"{path}?{query}"
        elif route.arguments == ("pk",):
            keys = {*pages, *(keys[0] for keys in victim.rows.values() if keys and str(keys[0]).isdigit())}
            for pk in sorted(keys, key=str):
                yield route.name, reverse(route.name, args=[pk], urlconf="soh.urls.public")
        elif "library" in route.arguments:
            for words in _entries(victim):
                yield route.name, reverse(route.name, args=words[: len(route.arguments)], urlconf="soh.urls.public")
        else:
            for value in (*victim.asked["form"], *victim.asked["reference"], victim.slug, *_keys(victim)):
                with suppress(NoReverseMatch):  # a reference is no UUID
                    words = [value for _ in route.arguments]
                    yield route.name, reverse(route.name, args=words, urlconf="soh.urls.public")


def _keys(victim: Estate) -> list[str]:
    """Of files, messages to record systems and editions of forms."""
    keys = [*victim.keys["reporting_evidence.key"], *victim.keys["reporting_outboxentry.key"]]
    return keys + victim.asked["edition"]


def _entries(victim: Estate) -> Iterator[tuple[str, str]]:
    """Each library, with the key of the victim's own entry."""
    for model in get_snippet_models():
        if issubclass(model, LibraryEntry):
            for key in victim.canaries.planted(f"{model._meta.label}.key"):
                yield model.library, key


def _queries(victim: Estate) -> Iterator[str]:
    home = victim.rows["pages_homepage"][0]
    yield f"q={victim.bait}"
    yield f"q={victim.root[:7]}"
    yield f"child_of={home}"
    yield "locale=cy"
    yield f"force={victim.slug}"
    yield f"site={victim.host}"
    for path in victim.asked["url"]:
        yield f"path={quote(path)}"
