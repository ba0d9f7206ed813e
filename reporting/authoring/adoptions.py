"""Which forces offer a national form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pages.serving.site_index import url_of
from reporting.authoring.adopted_form_page import AdoptedFormPage
from sites.forces import hosts


@dataclass(frozen=True, slots=True)
class Offer:
    """A force's own address of a national form."""

    name: str
    url: str


def adoptions_of(page: Any) -> list[Offer]:
    """The forces with a public site that offer this national form in its language, by name."""
    offers = []
    adopted = AdoptedFormPage.objects.filter(
        source__translation_key=page.translation_key, locale_id=page.locale_id, live=True
    )
    for adoption in adopted:
        site = hosts.site_of_path(adoption.path)
        if site is None or site.force is None or not site.is_public:
            continue
        language = page.locale.language_code
        path = url_of(site.homes[language], language, adoption.url_path)
        offers.append(Offer(site.force.name_in(language), site.root_url + path))
    return sorted(offers, key=lambda offer: offer.name)
