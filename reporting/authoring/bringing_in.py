"""Forms brought in from files: stored as the draft of a form page, whole, with what was lost in the page's history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Locale, Page, PageLogEntry

from reporting.authoring.form_page import FormPage
from reporting.authoring.importers.draft import code_of
from reporting.authoring.importers.importing import imported
from reporting.authoring.page_source import OPEN_TEXTS
from reporting.authoring.rebuilding import Rebuilt, rebuilt
from reporting.definition import codec, text_keys
from reporting.definition.form import Form
from sites.forces import hosts
from soh.core import audit, tenancy

IMPORTED = "soh.form_imported"
MOST_NOTES = 200
_FIELDS = {
    "introduction": text_keys.FORM_INTRODUCTION,
    "before_you_start": text_keys.FORM_BEFORE_YOU_START,
    "what_happens_next": text_keys.FORM_WHAT_HAPPENS_NEXT,
    "reply_time": text_keys.FORM_REPLY_TIME,
}


class NotBroughtIn(ValueError):
    """Nothing was stored; the message says why."""


@dataclass(frozen=True, slots=True)
class Read:
    """A form from a file, and what of the file it does not have."""

    form: Form
    notes: tuple[str, ...]


def read(data: object, name: str, *, locale: str = settings.LANGUAGE_CODE) -> Read:
    """The form in a parsed file: one written by `export_form`, or of another form builder. Raises NotBroughtIn."""
    if isinstance(data, Mapping) and "format" in data:
        try:
            return Read(codec.from_data(data), ())
        except codec.DefinitionError as error:
            raise NotBroughtIn(f"It is no form in the format of this platform: {error}") from error
    found = imported(data, code_of(name) or "form", locale=locale)
    if found.form is None:
        raise NotBroughtIn(" ".join(found.problems) or "No page of it could be read.")
    notes = [f"{one.what} “{one.name}” {f'({one.page}) ' if one.page else ''}: {one.reason}" for one in found.lost]
    return Read(
        found.form, (*notes, *found.problems, *(f"A link leads nowhere: {link}" for link in found.broken_links))
    )


def bring_in(*, read: Read, parent: Page, name: str, actor: Any) -> FormPage:
    """Store the form as a draft under a page, in the languages it has words in and the site has trees for.

    `actor` is a user, or None for whoever runs the platform; `name` is the file's. Nothing is published: proof is asked
    then, as of every draft. Raises NotBroughtIn for a form without words in the language of the place.
    """
    form, locale = read.form, parent.locale.language_code
    if locale not in form.texts:
        raise NotBroughtIn(f"It has no words in the language of that place ({locale}).")
    site = hosts.site_of_path(parent.path)
    force_id = site.force.id if site and site.force else None
    with transaction.atomic(), tenancy.transaction(force_id) if force_id else nullcontext():
        page = FormPage(kind=form.kind.value, locale=parent.locale, live=False, has_unpublished_changes=True)
        page.owner = actor
        page.title = form.texts[locale].get(text_keys.FORM_TITLE) or name
        page.slug = _free_slug(parent, page.title)
        page.open_texts = [key for key in OPEN_TEXTS if key in form.open_texts]
        key = str(page.translation_key)
        made = _fill(page, form, key, locale)
        parent.add_child(instance=page)
        page.save_revision(user=actor, log_action=True)
        notes = [*read.notes, *made.notes, *_translations(page, form, key, actor)]
        log(
            page,
            IMPORTED,
            user=actor,
            data={"file": name, "notes": notes[:MOST_NOTES], "more": len(notes[MOST_NOTES:])},
        )
        if force_id:
            by = f"user:{actor.pk}" if actor else "system"
            audit.record(force_id=force_id, actor=by, action="form.imported", subject=f"form:{key}")
    return page


def notes_on(page: FormPage) -> list[str]:
    """What was not brought in as the file had it, from the page's history."""
    entry = PageLogEntry.objects.filter(page=page, action=IMPORTED).order_by("-timestamp").first()
    return list(entry.data["notes"]) if entry else []


class ImportedFormatter(LogFormatter):
    """Tells in the page's history where a form came from and what is not as it was."""

    label = "Bring in a form"

    def format_message(self, log_entry: Any) -> str:
        """The file, then each note."""
        data = log_entry.data
        said = "; ".join(data.get("notes", ())) or "nothing was lost"
        more = f"; and {data['more']} more" if data.get("more") else ""
        return f"Form brought in from {data.get('file', 'a file')}: {said}{more}"


def _fill(page: FormPage, form: Form, key: str, locale: str) -> Rebuilt:
    made, words = rebuilt(form, name=key, locale=locale), form.texts[locale]
    texts = {field: words.get(text_key, "") for field, text_key in _FIELDS.items()}
    for field, value in {**texts, "steps": json.dumps(made.steps), "given_codes": made.codes}.items():
        setattr(page, field, value)
    return made


def _translations(page: FormPage, form: Form, key: str, actor: Any) -> list[str]:
    """Drafts of the form's other languages; notes on those for which the site has no tree."""
    notes = []
    for locale in form.locales:
        if locale == page.locale.language_code or not form.texts.get(locale):
            continue
        there = Locale.objects.filter(language_code=locale).first()
        if there is None or not page.get_parent().has_translation(there):
            notes.append(f"The site has no tree in the language “{locale}”: its words were left out.")
            continue
        copy = page.copy_for_translation(there)
        copy.title = copy.draft_title = form.texts[locale].get(text_keys.FORM_TITLE) or page.title
        _fill(copy, replace(form, source_locale=locale), key, locale)
        copy.save_revision(user=actor)
    return notes


def _free_slug(parent: Page, title: str) -> str:
    base = slugify(title)[:80] or "form"
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
