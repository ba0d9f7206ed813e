"""Which forces offer a national form."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from pages.serving.site_index import url_of
from reporting.authoring.adopted_form_page import AdoptedFormPage
from sites.forces import hosts
from sites.forces.hosts import HostedSite

_MAIN = "en"


@dataclass(frozen=True, slots=True)
class Offer:
    """A force's own address of a national form."""

    name: str
    url: str
    site: HostedSite


def adoptions_of(page: Any) -> list[Offer]:
    """The forces with a public site that offer this national form, by name: in the page's language, else in English."""
    return offers_of(page.translation_key, page.locale.language_code)


def offers_of(form_key: uuid.UUID, language: str) -> list[Offer]:
    """The same for the form with this key."""
    adopted = AdoptedFormPage.objects.filter(source__translation_key=form_key, live=True)
    paths = dict(adopted.values_list("path", "url_path"))
    offers = [
        Offer(site.force.name_in(language), url, site)
        for site in hosts.table().values()
        if site.force is not None and site.is_public and (url := _address(site, paths, language))
    ]
    return sorted(offers, key=lambda offer: offer.name)


def _address(site: HostedSite, paths: dict[str, str], language: str) -> str | None:
    for code in dict.fromkeys((language, _MAIN)):
        home = site.homes.get(code)
        found = next((url for path, url in paths.items() if home and path.startswith(home.path)), None)
        if home and found:
            return site.root_url + url_of(home, code, found)
    return None
