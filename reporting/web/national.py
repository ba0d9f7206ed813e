"""A national form on the national site: reports go to a force, so the visitor is asked for theirs first."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pages.serving.chrome import chrome_for
from reporting.authoring.models import AdoptedFormPage
from sites.forces import hosts


@dataclass(frozen=True, slots=True)
class Offer:
    """A force that offers the form."""

    name: str
    url: str


def choose_force_page(request: HttpRequest, page: Any) -> HttpResponse:
    """List the forces that offer this form, each with a link to it."""
    chrome = chrome_for(request, page=page, title=page.title)
    language = page.locale.language_code
    words = {"chrome": chrome, "page": page, "page_title": page.title, "forces": _offers(page, language)}
    return HttpResponse(render_to_string("reporting/web/choose_force.html", words, request=request))


def _offers(page: Any, language: str) -> list[Offer]:
    adoptions = AdoptedFormPage.objects.live().filter(source__translation_key=page.translation_key)
    paths = dict(adoptions.values_list("path", "url_path"))
    found = {}
    for site in hosts.table().values():
        if site.force is None or not site.is_public:
            continue
        for code in (language, "en"):
            home = site.homes.get(code)
            url_path = next((url for path, url in paths.items() if home and path.startswith(home.path)), None)
            if home and url_path:
                prefix = "" if code == "en" else f"/{code}"
                address = f"{site.root_url}{prefix}/{url_path.removeprefix(home.url_path)}"
                found[site.force.name_in(language)] = address
                break
    return [Offer(name, url) for name, url in sorted(found.items())]
