"""Reading a form page: its words, its steps, its place among its translations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from reporting.authoring.compile import Compiled, Source, compile_form
from reporting.authoring.identity import identify
from reporting.authoring.question_library.inserting import with_library_questions
from reporting.authoring.rich_words import cleaned
from reporting.authoring.shared_options import with_shared_options
from reporting.authoring.stored import completed
from reporting.catalogue import editions
from reporting.definition import text_keys
from reporting.definition.form import Form, FormKind
from sites.forces import hosts

if TYPE_CHECKING:
    from reporting.authoring.form_page import FormPage


OPEN_TEXTS = {
    text_keys.FORM_INTRODUCTION: "Introduction",
    text_keys.FORM_BEFORE_YOU_START: "Before you start",
    text_keys.FORM_WHAT_HAPPENS_NEXT: "What happens next",
    text_keys.FORM_REPLY_TIME: "Reply time",
}
"""The texts of a form that may be opened to forces, for their own contact details and times."""


def draft_form(page: FormPage) -> Form:
    """The form as the page would publish it now, proved or not. Stores nothing."""
    return compile_page(page).form


def compile_page(page: FormPage) -> Compiled:
    """Compile what the page holds in memory, with the codes of the newest version."""
    version = editions.latest_version(page.translation_key)
    force_id, locale = _force_id(page), language_of(page)
    whole, inserted = with_library_questions(stored_steps(page), force_id=force_id, locale=locale)
    steps, codes_of_lists = with_shared_options(whole, force_id=force_id, locale=locale)
    compiled = compile_form(
        Source(
            key=str(page.translation_key),
            kind=FormKind(page.kind),
            locale=locale,
            texts=_form_texts(page),
            steps=steps,
            codes={**page.given_codes, **(version.codes if version else {}), **codes_of_lists},
            open_texts=[key for key in OPEN_TEXTS if key in page.open_texts],
        )
    )
    return replace(compiled, inserted=inserted)


def stored_steps(page: FormPage) -> list[dict[str, Any]]:
    """The steps as stored data, with an id on every block and every field filled in."""
    block = page.steps.stream_block
    return identify(completed(block, block.get_prep_value(page.steps)))


def language_of(page: Page) -> str:
    """The language code of a page, saved or not."""
    return str(page.locale.language_code) if page.locale_id else settings.LANGUAGE_CODE


def _force_id(page: Page) -> int | None:
    """The force in whose tree the page stands; None for a national form and for one that has no place yet."""
    site = hosts.site_of_path(page.path) if page.path else None
    return site.force.id if site and site.force else None


def is_source(page: Page) -> bool:
    """Whether the page holds the logic of the form: the one in the main language, else the oldest of its
    translations.
    """
    if language_of(page) == settings.LANGUAGE_CODE:
        return True
    before = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    if page.pk is not None:
        before = before.filter(Q(locale__language_code=settings.LANGUAGE_CODE) | Q(pk__lt=page.pk))
    return not before.exists()


def _form_texts(page: FormPage) -> dict[str, str]:
    return {
        text_keys.FORM_TITLE: page.title,
        text_keys.FORM_INTRODUCTION: cleaned(page.introduction),
        text_keys.FORM_BEFORE_YOU_START: cleaned(page.before_you_start),
        text_keys.FORM_WHAT_HAPPENS_NEXT: cleaned(page.what_happens_next),
        text_keys.FORM_REPLY_TIME: page.reply_time.strip(),
    }
