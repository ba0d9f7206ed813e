"""What a force holds beside what is newest: plain reading, in few queries for many forces and forms."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.sharing.holding import all_held, held_by
from reporting.authoring.sharing.models import DeclinedUpdate, HeldEdition
from reporting.catalogue.models import FormText, FormVersion
from reporting.definition import text_keys
from sites.forces import hosts


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version of a form with its newest words in its own language."""

    version: FormVersion
    text: FormText

    @property
    def title(self) -> str:
        """The form's title."""
        return str(self.text.texts.get(text_keys.FORM_TITLE, ""))


@dataclass(frozen=True, slots=True)
class FormState:
    """How one form stands in one force."""

    force_id: int
    form_key: uuid.UUID
    held: HeldEdition
    newest: Newest
    is_declined: bool

    @property
    def has_update(self) -> bool:
        """Whether something newer than what is held was published."""
        return self.held.source_text_id != self.newest.text.pk

    @property
    def is_news(self) -> bool:
        """Whether the force has yet to decide on it."""
        return self.has_update and not self.is_declined

    @property
    def title(self) -> str:
        """The form's newest title."""
        return self.newest.title

    @property
    def has_own_part(self) -> bool:
        """Whether the force has something of its own in the form."""
        return bool(self.held.edition.overlay)

    @property
    def held_name(self) -> str:
        """What people call the version that is held."""
        return name_of(self.held.edition.version, self.held.source_text)

    @property
    def newest_name(self) -> str:
        """What people call the newest version."""
        return name_of(self.newest.version, self.newest.text)


def name_of(version: FormVersion, text: FormText) -> str:
    """The number of a version, and of its wording when that was changed since."""
    return f"{version.number}.{text.number}" if text.number > 1 else str(version.number)


def newest_of(form_keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Newest]:
    """The newest of each form: two queries."""
    versions = list(
        FormVersion.objects.filter(form_key__in=set(form_keys)).order_by("form_key", "-number").distinct("form_key")
    )
    texts = FormText.objects.filter(version__in=versions).order_by("version_id", "locale", "-number")
    found = {(text.version_id, text.locale): text for text in texts.distinct("version_id", "locale")}
    return {
        version.form_key: Newest(version, found[version.pk, version.source_locale])
        for version in versions
        if (version.pk, version.source_locale) in found
    }


def states(force_ids: Iterable[int] | None = None) -> list[FormState]:
    """How every form stands in these forces, or in all: five queries, however many there are."""
    held = all_held(force_ids)
    newest = newest_of(row.form_key for row in held)
    declined = set(DeclinedUpdate.objects.values_list("force_id", "source_text_id"))
    offered = _offered()
    found = []
    for row in held:
        if row.form_key in newest and (row.force_id, row.form_key) in offered:
            is_declined = (row.force_id, newest[row.form_key].text.pk) in declined
            found.append(FormState(row.force_id, row.form_key, row, newest[row.form_key], is_declined))
    return sorted(found, key=lambda state: (state.force_id, state.title))


def state_of(*, force_id: int, form_key: uuid.UUID) -> FormState | None:
    """How one form stands in one force; None when the force does not hold it."""
    held = held_by(force_id, form_key)
    newest = newest_of([form_key]).get(form_key)
    if held is None or newest is None:
        return None
    declined = DeclinedUpdate.objects.filter(force_id=force_id, source_text_id=newest.text.pk).exists()
    return FormState(force_id, form_key, held, newest, declined)


def pages_of(force_id: int, form_key: uuid.UUID) -> list[AdoptedFormPage]:
    """The pages on which a force offers a national form, in its first language first."""
    site = hosts.site_of_force(force_id)
    paths = [home.path for home in site.homes.values()]
    pages = AdoptedFormPage.objects.filter(source__translation_key=form_key).select_related("source", "locale")
    mine = [page for page in pages if any(page.path.startswith(path) for path in paths)]
    return sorted(mine, key=lambda page: (page.locale.language_code != "en", page.path))


def _offered() -> set[tuple[int, uuid.UUID]]:
    """Which force has a live page for which national form that is not withdrawn: one query and the table of hosts."""
    homes = {home.path: site.force.id for site in hosts.table().values() if site.force for home in site.homes.values()}
    rows = AdoptedFormPage.objects.filter(live=True, source__live=True).values_list("path", "source__translation_key")
    return {(homes[path[:8]], key) for path, key in rows if path[:8] in homes}
