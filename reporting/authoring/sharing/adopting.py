"""An adoption's page goes live: the force holds the form from then on, with what the page adds of its own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from reporting.authoring.findings import Finding
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.sharing import offers, own_part
from reporting.authoring.sharing.holding import OwnPart, held_by, hold, own_part_of
from reporting.authoring.sharing.models import HeldEdition, How, Progress
from reporting.catalogue import editions
from reporting.catalogue.models import FormText, FormVersion
from reporting.definition.form import Form
from reporting.definition.overlay import Overlay
from sites.forces import hosts

if TYPE_CHECKING:
    from reporting.authoring.adopted_form_page import AdoptedFormPage


@dataclass(frozen=True, slots=True)
class Ground:
    """The national form on which a force's own part stands."""

    version: FormVersion
    source_text: FormText
    form: Form


def ground_of(version: FormVersion, source_text: FormText) -> Ground:
    """The national form of a version in the words of a source revision, without any force's own part."""
    pinned = editions.pin(editions.edition_for(version=version), source_text=source_text.pk)
    return Ground(version, source_text, editions.form_of(pinned))


def newest_ground(form_key: uuid.UUID) -> Ground | None:
    """The newest national form; None before its first publication."""
    version = editions.latest_version(form_key)
    return ground_of(version, editions.latest_source_text(version)) if version else None


def held_ground(held: HeldEdition | None, form_key: uuid.UUID) -> Ground | None:
    """The national form which a force holds; the newest when it holds none yet."""
    return ground_of(held.edition.version, held.source_text) if held else newest_ground(form_key)


def force_id_of(page: AdoptedFormPage) -> int | None:
    """The force in whose tree the page stands."""
    site = hosts.site_of_path(page.path) if page.path else None
    return site.force.id if site and site.force else None


def own_part_of_page(page: AdoptedFormPage) -> tuple[Ground, OwnPart] | None:
    """The form and the own part that the page would show now; None without a published form or a force."""
    force_id, source = force_id_of(page), page.source if page.source_id else None
    if force_id is None or source is None:
        return None
    held = held_by(force_id, source.translation_key)
    ground = held_ground(held, source.translation_key)
    if ground is None:
        return None
    before = own_part_of(held)
    if _is_translation(page):
        return ground, _with_translation(page, ground.form, before)
    return ground, own_part.compile_own_part(own_part.fields_of(page), form=ground.form, before=before)


def findings(page: AdoptedFormPage) -> tuple[Finding, ...]:
    """What an editor should know of the force's own part, errors first."""
    made = own_part_of_page(page)
    if made is None:
        return ()
    site = hosts.site_of_path(page.path)
    languages = tuple(site.homes) if site else ()
    return own_part.findings_of(made[0].form, made[1], languages=languages)


def prove(page: AdoptedFormPage) -> None:
    """Raise PublishRefused when the force's own part may not go live."""
    reasons = [finding.message for finding in findings(page) if finding.is_error]
    if reasons:
        raise PublishRefused(reasons, page_id=page.pk, title=page.title)


def went_live(page: AdoptedFormPage, *, actor: str) -> None:
    """Let the force hold what the live page shows. Call in the transaction that makes it live, after `prove`."""
    force_id, made = force_id_of(page), own_part_of_page(page)
    if force_id is None or made is None:
        return
    ground, own = made
    key = page.source.translation_key
    if _is_translation(page) and held_by(force_id, key) is None:
        return  # the page in the first language adopts
    how = How.LOCAL if held_by(force_id, key) else How.ADOPTED
    hold(
        force_id=force_id,
        form_key=key,
        version=ground.version,
        source_text=ground.source_text,
        own=own,
        how=how,
        actor=actor,
    )
    if how == How.ADOPTED:
        offers.settle(force_id, key, Progress.APPLIED)


def _is_translation(page: AdoptedFormPage) -> bool:
    return bool(page.locale.language_code != settings.LANGUAGE_CODE and page.get_translations().exists())


def _with_translation(page: AdoptedFormPage, form: Form, before: OwnPart) -> OwnPart:
    locale = page.locale.language_code
    words = own_part.translated_texts(
        own_part.fields_of(page), locale=locale, own=before, source_locale=form.source_locale
    )
    texts = {**before.overlay.texts, locale: words}
    kept = {language: said for language, said in texts.items() if said}
    return OwnPart(Overlay(before.overlay.added, kept, before.overlay.team), before.fields, before.codes)
