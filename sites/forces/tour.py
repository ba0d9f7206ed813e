"""In the demo only: the tour at http://127.0.0.1:8000/, still with status 421 as for every unknown host."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from sites.forces.facts import UnknownForce, facts_of
from soh.settings.environment import DATA

_NATIONAL = "national"
_WORK = {
    "editor": "writes pages and forms and submits them",
    "publisher": "approves and publishes what editors wrote",
    "officer": "reads reports, adds notes, sets their status",
    "supervisor": "does all that an officer does",
    "auditor": "sees who did what, and no report",
    "force_admin": "looks after the force’s people",
}


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person of the demo."""

    role: str
    work: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class TourSite:
    """A site of the demo. The national one has no keys."""

    slug: str
    name: str
    host: str
    is_welsh: bool
    people: list[SignIn]
    api_key: str
    test_key: str

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"{settings.PUBLIC_SCHEME}://{self.host}/"


def tour_page(request: HttpRequest) -> HttpResponse:
    """Show the sites, the sign-ins and tasks to try, from var/demo.json."""
    file = DATA / "demo.json"
    facts = json.loads(file.read_text()) if file.exists() else {}
    sites = [_site(slug, site) for slug, site in facts.get("sites", {}).items()]
    forces = [site for site in sites if site.slug != _NATIONAL]
    context = {
        "sites": sites,
        "first": forces[0] if forces else None,
        "other": forces[1] if len(forces) > 1 else None,
        "staff_url": f"{settings.PUBLIC_SCHEME}://{settings.STAFF_HOST}/admin/",
        "platform": facts.get("platform"),
        "address": request.META.get("HTTP_HOST", ""),
    }
    response = HttpResponse(render_to_string("demo/tour.html", context), status=421)
    response["Cache-Control"] = "no-store"
    return response


def _site(slug: str, site: dict[str, Any]) -> TourSite:
    people = [
        SignIn(role.replace("_", " ").capitalize(), _WORK.get(role, ""), user["username"], user["password"])
        for role, user in site.get("users", {}).items()
    ]
    return TourSite(
        slug=slug,
        name=_name(slug),
        host=site["host"],
        is_welsh=slug == _NATIONAL or _speaks_welsh(slug),
        people=people,
        api_key=site.get("api_key") or "",
        test_key=site.get("test_key") or "",
    )


def _name(slug: str) -> str:
    try:
        return facts_of(slug).name
    except UnknownForce:
        return "National site"


def _speaks_welsh(slug: str) -> bool:
    try:
        return "cy" in facts_of(slug).languages.split(",")
    except UnknownForce:
        return False
