"""What is published: for the doors, for search and for the API. Few queries, and never a stale form."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from pages.serving.visibility import public_pages
from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition import text_keys
from reporting.definition.form import Form
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


def _load(form_key: uuid.UUID) -> Pinned | None:
    version = editions.latest_version(form_key)
    return editions.pin(editions.edition_for(version=version)) if version else None


_pins: VersionedMemo[uuid.UUID, Pinned | None] = VersionedMemo(_load)


def published_form(page: Any) -> PublishedForm | None:
    """The newest version of the form which a form page or adoption shows; None when it is not published (any
    more).

    While nothing changes this costs one query; one more for an adoption that was not routed to.
    """
    form_key = page.translation_key
    if isinstance(page, AdoptedFormPage):
        form_key = page.routed_source_key or _live_source_key(page)
    if form_key is None:
        return None
    pinned = _pins.get(form_key, versions.current(editions.scope(form_key)))
    return PublishedForm(form_key, pinned, page, page.locale.language_code, page.summary) if pinned else None


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
    found: list[tuple[Any, uuid.UUID, str]] = [
        (page, page.translation_key, page.summary)
        for page in FormPage.objects.filter(pk__in=listed).defer("steps", "given_codes")
    ]
    adoptions = list(AdoptedFormPage.objects.filter(pk__in=listed).select_related("source"))
    summaries = _national_summaries(adoptions, language)
    for page in adoptions:
        key = page.source.translation_key
        found.append((page, key, page.summary or summaries.get(key, "")))
    found.sort(key=lambda each: each[0].path)
    forms = []
    scopes = [editions.scope(key) for _, key, _ in found]
    for (page, key, summary), number in zip(found, versions.current(*scopes) if scopes else (), strict=True):
        if pinned := _pins.get(key, (number,)):
            forms.append(PublishedForm(key, pinned, page, language, summary))
    return forms


def _national_summaries(adoptions: list[AdoptedFormPage], language: str) -> dict[uuid.UUID, str]:
    keys = [page.source.translation_key for page in adoptions]
    national = FormPage.objects.filter(translation_key__in=keys, live=True, locale__language_code__in=("en", language))
    ordered = sorted(
        national.values_list("translation_key", "summary", "locale__language_code"),
        key=lambda row: row[2] == language,
    )
    return {key: summary for key, summary, _ in ordered if summary}
