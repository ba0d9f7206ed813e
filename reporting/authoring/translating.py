"""Translations of a form page: words only.

The logic is always that of the newest version in the source language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporting.authoring.compile import Compiled
from reporting.authoring.findings import Finding
from reporting.authoring.page_source import compile_page, language_of
from reporting.catalogue import editions
from reporting.catalogue.models import FormText, FormVersion
from reporting.definition import text_keys
from reporting.definition.proof import Severity

if TYPE_CHECKING:
    from reporting.authoring.form_page import FormPage


def publish_translation(page: FormPage) -> None:
    """Add the page's words to the newest version, by the codes of their blocks."""
    version = editions.latest_version(page.translation_key)
    if version is not None:
        editions.publish_texts(version=version, locale=language_of(page), texts=_words(page, version)[0])


def translation_findings(page: FormPage) -> tuple[Finding, ...]:
    """An error when there is nothing to translate yet, else a warning that counts the words still missing."""
    version = editions.latest_version(page.translation_key)
    if version is None:
        message = "Publish this form in its first language before its translation."
        return (Finding(Severity.ERROR, (), message),)
    _, missing = _words(page, version)
    if not missing:
        return ()
    message = f"{missing} texts are not translated yet. People see them in the first language."
    return (Finding(Severity.WARNING, (), message),)


def _words(page: FormPage, version: FormVersion) -> tuple[dict[str, str], int]:
    """Translated texts of what is published, and how many are missing.

    Words equal to those of the source are not a translation: a page fresh from wagtail-localize is full of
    them, and showing them as Welsh would make a screen reader speak English words in Welsh.
    """
    source = _source_texts(version)
    compiled: Compiled = compile_page(page)
    words = compiled.form.texts.get(language_of(page), {})
    translated = {key: words[key] for key in source if words.get(key) and words[key] != source[key]}
    return translated, len(source) - len(translated)


def _source_texts(version: FormVersion) -> dict[str, str]:
    row = FormText.objects.filter(version=version, locale=version.source_locale).order_by("-number").first()
    texts = dict(row.texts) if row else {}
    return {key: words for key, words in texts.items() if not text_keys.is_for_editors(key)}
