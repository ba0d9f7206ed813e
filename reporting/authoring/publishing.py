"""From a form page to the catalogue. Every road to live comes through here: proof first, then the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporting.authoring.findings import Finding, findings_of
from reporting.authoring.page_source import compile_page, is_source, stored_steps
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.translating import publish_translation, translation_findings
from reporting.catalogue import editions

if TYPE_CHECKING:
    from reporting.authoring.form_page import FormPage


def findings(page: FormPage) -> tuple[Finding, ...]:
    """What an editor should know before publishing: of the form itself, or of a translation its missing
    words.
    """
    if not is_source(page):
        return translation_findings(page)
    return findings_of(compile_page(page), stored_steps(page))


def prove(page: FormPage) -> None:
    """Raise PublishRefused when the page may not go live."""
    reasons = [finding.message for finding in findings(page) if finding.is_error]
    if page.alias_of_id:
        reasons = ["A form cannot be an alias. Adopt the form instead."]
    if reasons:
        raise PublishRefused(reasons, page_id=page.pk, title=page.title)


def publish(page: FormPage, *, actor: str) -> None:
    """Write what the live page says to the catalogue.

    Call in the transaction that makes it live, after `prove`.
    """
    if not is_source(page):
        publish_translation(page)
        return
    compiled = compile_page(page)
    version = editions.publish_version(
        form_key=page.translation_key, form=compiled.form, codes=compiled.codes, actor=actor
    )
    editions.edition_for(version=version)
