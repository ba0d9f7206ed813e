"""Publishing and reading of form versions. The one place that writes them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection, transaction

from reporting.catalogue.models import Edition, FormText, FormVersion
from reporting.definition import codec, overlay
from reporting.definition.form import Form
from reporting.definition.json_values import JSON
from soh.core import versions


@dataclass(frozen=True, slots=True)
class Pinned:
    """What a draft or report pins: the edition, and the text revision of each language it was shown in."""

    edition: str
    texts: tuple[int, ...]


def scope(form_key: uuid.UUID) -> str:
    """The version scope that moves when something of this form is published."""
    return f"form:{form_key}"


@transaction.atomic
def publish_version(*, form_key: uuid.UUID, form: Form, codes: Mapping[str, str], actor: str) -> FormVersion:
    """Add a version with its source texts; the same logic as the newest version gives a text revision only.

    Welsh texts published for the version before are carried forward where their code is still used and the source words
    have not changed; the rest shows the source language until the Welsh page is published again.
    """
    _lock(form_key)
    logic = codec.logic_data(form)
    digest = codec.digest(logic)
    newest = latest_version(form_key)
    source = dict(form.texts.get(form.source_locale, {}))
    before = _newest_text(newest, form.source_locale) if newest is not None else None
    if newest is not None and newest.digest == digest:
        # The source words first: a translation belongs to the newest source words before it.
        publish_texts(version=newest, locale=form.source_locale, texts=source)
        _carry_forward(newest, newest, before, source)
        return newest
    version = FormVersion.objects.create(
        form_key=form_key,
        number=(newest.number if newest else 0) + 1,
        logic=logic,
        codes=dict(codes),
        digest=digest,
        source_locale=form.source_locale,
        created_by=actor,
    )
    FormText.objects.create(version=version, locale=form.source_locale, number=1, texts=source)
    if newest is not None:
        _carry_forward(newest, version, before, source)
    versions.bump(scope(form_key), "forms")
    return version


def publish_texts(*, version: FormVersion, locale: str, texts: Mapping[str, str]) -> FormText:
    """Add a text revision of a version; unchanged words add none."""
    newest = _newest_text(version, locale)
    if newest is not None and newest.texts == dict(texts):
        return newest
    row = FormText.objects.create(
        version=version, locale=locale, number=(newest.number if newest else 0) + 1, texts=dict(texts)
    )
    versions.bump(scope(version.form_key), "forms")
    return row


def latest_version(form_key: uuid.UUID) -> FormVersion | None:
    """Return the newest published version of a form."""
    return FormVersion.objects.filter(form_key=form_key).order_by("-number").first()


def latest_source_text(version: FormVersion) -> FormText:
    """Return the newest words of a version in the form's own language. Raises LookupError when it has none."""
    found = _newest_text(version, version.source_locale)
    if found is None:
        raise LookupError(f"{version} has no words")
    return found


def edition_for(*, version: FormVersion, local: Mapping[str, JSON] | None = None) -> Edition:
    """Return the edition of a version and a force's own part (as data), making it when it is new."""
    kept = dict(local or {})
    address = codec.digest({"version": version.pk, "logic": version.digest, "overlay": kept})
    edition, _ = Edition.objects.get_or_create(digest=address, defaults={"version": version, "overlay": kept})
    return edition


def pin(edition: Edition, *, source_text: int | None = None) -> Pinned:
    """Return the edition with the newest text revision of each language.

    With `source_text` (the id of a revision in the form's own language) the words are those that belong to it: itself,
    and the newest translations that were made before the next source revision.
    """
    rows = sorted(FormText.objects.filter(version=edition.version_id).values_list("id", "locale"))
    if source_text is not None:
        locales = dict(rows)
        later = [pk for pk, locale in rows if locale == locales.get(source_text) and pk > source_text]
        rows = [(pk, locale) for pk, locale in rows if not later or pk < later[0]]
    newest = {locale: pk for pk, locale in rows}
    return Pinned(edition.digest, tuple(newest[locale] for locale in sorted(newest)))


@lru_cache(maxsize=512)
def form_of(pinned: Pinned) -> Form:
    """Return the form of a pin. Immutable, hence kept per process. Raises Edition.DoesNotExist."""
    edition = Edition.objects.select_related("version").get(digest=pinned.edition)
    texts = dict(
        FormText.objects.filter(id__in=pinned.texts, version=edition.version_id).values_list("locale", "texts")
    )
    form = codec.from_data({**edition.version.logic, "texts": texts})
    return overlay.merge(form, overlay.from_data(edition.overlay))


def _carry_forward(old: FormVersion, new: FormVersion, before: FormText | None, source: Mapping[str, str]) -> None:
    """`before` are the source words that the translations of `old` were made of."""
    if before is None:
        return
    for locale in (
        FormText.objects.filter(version=old).exclude(locale=before.locale).values_list("locale", flat=True).distinct()
    ):
        translated = _newest_text(old, locale)
        if translated is None:
            continue
        kept = {
            key: words
            for key, words in translated.texts.items()
            if key in source and before.texts.get(key) == source[key]
        }
        publish_texts(version=new, locale=locale, texts=kept)


def _newest_text(version: FormVersion, locale: str) -> FormText | None:
    return FormText.objects.filter(version=version, locale=locale).order_by("-number").first()


def _lock(form_key: uuid.UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"publish {form_key}"])
