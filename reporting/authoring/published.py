"""What is published: for the doors, for search and for the API. Few queries, and never a stale form.

A form page shows its newest version; an adoption shows the edition that its force holds.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from pages.serving.visibility import public_pages
from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage
from reporting.authoring.searched_words import newest_form
from reporting.authoring.sharing.adopting import force_id_of
from reporting.authoring.sharing.holding import all_held, held_by
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition import text_keys
from reporting.definition.form import Form
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from soh.core import versions
from soh.core.memos import VersionedMemo


@dataclass(frozen=True, slots=True)
class PublishedForm:
    """A form page with the newest version of its form. `page` is a FormPage or an AdoptedFormPage."""

    form_key: uuid.UUID
    pinned: Pinned
    page: Any
    language: str
    summary: str
    holder: int = 0
    """The force that holds it as an adoption; 0 for a form of its own."""

    @property
    def form(self) -> Form:
        """The form, kept per process."""
        return editions.form_of(self.pinned)

    @property
    def slug(self) -> str:
        """The last part of the page's address: the form's name in the API."""
        return str(self.page.slug)

    @property
    def title(self) -> str:
        """The form's title in the page's language, as it was published."""
        return self.form.text(self.language, text_keys.FORM_TITLE)


def _load(asked: tuple[uuid.UUID, int]) -> Pinned | None:
    """What a force (or, for 0, whoever does not adopt) shows of a form."""
    form_key, force_id = asked
    held = held_by(force_id, form_key) if force_id else None
    if held is not None:
        return editions.pin(held.edition, source_text=held.source_text_id)
    version = editions.latest_version(form_key)
    return editions.pin(editions.edition_for(version=version)) if version else None


_pins: VersionedMemo[tuple[uuid.UUID, int], Pinned | None] = VersionedMemo(_load)


def published_form(page: Any, *, force_id: int | None = None, at: int | None = None) -> PublishedForm | None:
    """The form which a form page shows, or the edition that the adopting force holds; None when it is not published
    (any more).

    While nothing changes this costs one query, none when the caller knows the version of `forms` (`at`); one more for
    an adoption that was not routed to, and one more when the caller does not say in which force's tree it stands.
    """
    if not page.live:
        return None
    form_key, holder = page.translation_key, 0
    if isinstance(page, AdoptedFormPage):
        form_key = page.routed_source_key or _live_source_key(page)
        holder = force_id or force_id_of(page) or 0
    if form_key is None:
        return None
    pinned = _pins.get((form_key, holder), versions.current(hosts.FORMS) if at is None else (at,))
    return PublishedForm(form_key, pinned, page, page.locale.language_code, page.summary, holder) if pinned else None


def _live_source_key(page: AdoptedFormPage) -> uuid.UUID | None:
    source = Page.objects.filter(pk=page.source_id, live=True).values_list("translation_key", flat=True)
    return source.first()


def forms_of_site(site: HostedSite, language: str = "en") -> list[PublishedForm]:
    """Every form that a site offers to everyone in a language, in the order of its tree: its own and those it
    adopted.

    Left out are forms that were withdrawn, nationally or by the force, and those behind a password or
    sign-in. An adoption without a summary of its own has the national one.
    """
    listed = public_pages(site, language=language).values("pk")
    force_id = site.force.id if site.force else 0
    found: list[tuple[Any, uuid.UUID, int, str]] = [
        (page, page.translation_key, 0, page.summary)
        for page in FormPage.objects.filter(pk__in=listed).defer("steps", "given_codes")
    ]
    adoptions = list(AdoptedFormPage.objects.filter(pk__in=listed).select_related("source"))
    summaries = _national_summaries(adoptions, language)
    for page in adoptions:
        key = page.source.translation_key
        found.append((page, key, force_id, page.summary or summaries.get(key, "")))
    found.sort(key=lambda each: each[0].path)
    forms = []
    number = versions.current(hosts.FORMS)
    for page, key, holder, summary in found:
        if pinned := _pins.get((key, holder), number):
            forms.append(PublishedForm(key, pinned, page, language, summary, holder))
    return forms


def _national_summaries(adoptions: list[AdoptedFormPage], language: str) -> dict[uuid.UUID, str]:
    keys = [page.source.translation_key for page in adoptions]
    national = FormPage.objects.filter(translation_key__in=keys, live=True, locale__language_code__in=("en", language))
    ordered = sorted(
        national.values_list("translation_key", "summary", "locale__language_code"),
        key=lambda row: row[2] == language,
    )
    return {key: summary for key, summary, _ in ordered if summary}


def set_searched_forms(pages: list[Any]) -> None:
    """Give each form page or adoption the form by whose words it is found, in few queries for all of them."""
    homes = {home.path: site.force.id for site in hosts.table().values() if site.force for home in site.homes.values()}
    adopted = {page.pk: homes.get(page.path[:8], 0) for page in pages if isinstance(page, AdoptedFormPage)}
    held = {(row.force_id, row.form_key): row for row in all_held(set(adopted.values()))} if adopted else {}
    forms: dict[Any, Form | None] = {}
    for page in pages:
        key = page.form_key
        row = held.get((adopted.get(page.pk, 0), key)) if key else None
        shown = (row.edition_id, row.source_text_id) if row else key
        if shown is not None and shown not in forms:
            pinned = editions.pin(row.edition, source_text=row.source_text_id) if row else None
            forms[shown] = editions.form_of(pinned) if pinned else newest_form(key)
        page.searched_form = forms.get(shown)
