"""The forms that a site offers through the API, in all its languages at once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from reporting.authoring.published import PublishedForm, forms_of_site
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition.form import Form
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from soh.core.memos import VersionedMemo


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """A form as the API of one site offers it. `slug` is that of its page in the site's first language."""

    slug: str
    form_key: uuid.UUID
    pinned: Pinned
    holder: int
    """The force that holds the form as an adoption; 0 for a form of its own."""
    summaries: Mapping[str, str]
    addresses: Mapping[str, str]

    @property
    def form(self) -> Form:
        """The form, kept per process."""
        return editions.form_of(self.pinned)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the site has the form, the form's own first."""
        form = self.form
        return tuple(code for code in form.locales if code in self.summaries) or (form.source_locale,)


def offered_forms(request: HttpRequest) -> dict[str, OfferedForm]:
    """Return the forms of the request's site by slug: no query while nothing of the site or of any form changes."""
    site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
    current = (*request.site_versions, request.forms_version)  # type: ignore[attr-defined]
    return _offers.get(site.host, current)


def _load(host: str) -> dict[str, OfferedForm]:
    site = hosts.table()[host]
    found: dict[uuid.UUID, list[PublishedForm]] = {}
    for language in sorted(site.homes, key=lambda code: (code != "en", code)):
        for published in forms_of_site(site, language):
            found.setdefault(published.form_key, []).append(published)
    offers: dict[str, OfferedForm] = {}
    for form_key, pages in found.items():
        offer = OfferedForm(
            slug=pages[0].slug,
            form_key=form_key,
            pinned=pages[0].pinned,
            holder=pages[0].holder,
            summaries={one.language: one.summary for one in pages},
            addresses={one.language: _address(site, one) for one in pages},
        )
        offers.setdefault(offer.slug, offer)
    return offers


def _address(site: HostedSite, published: PublishedForm) -> str:
    """Where the form's page is, from the site's root."""
    home = site.homes[published.language]
    start = "/" if published.language == "en" else f"/{published.language}/"
    return f"{site.root_url}{start}{published.page.url_path.removeprefix(home.url_path)}"


_offers: VersionedMemo[str, dict[str, OfferedForm]] = VersionedMemo(_load)
