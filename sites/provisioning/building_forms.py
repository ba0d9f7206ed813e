"""National forms: from the words of the library to published form pages in English and Welsh."""

import json
from typing import Any

from wagtail.models import Page

from reporting.authoring.models import FormPage
from reporting.definition import text_keys
from sites.provisioning.form_blocks import built
from sites.provisioning.library.form_words import FormWords
from sites.provisioning.trees import locale

_OPEN_TEXTS = (text_keys.FORM_WHAT_HAPPENS_NEXT, text_keys.FORM_REPLY_TIME)
"""What a force may say in its own words: who gets back to people, and when."""


def form_page(*, parent: Page, form: FormWords) -> FormPage:
    """Return the national form page with this form's slug, making and publishing it and its Welsh when it is new.

    A form that exists is its editors' and is left as it is. Raises PublishRefused when the words make no sound form.
    """
    found = FormPage.objects.child_of(parent).filter(slug=form.slug).first()
    if found is not None:
        return found
    page = FormPage(
        slug=form.slug,
        kind=form.kind,
        locale=parent.locale,
        live=False,
        show_in_menus=True,
        **_fields(form, "en"),
    )
    parent.add_child(instance=page)
    page.save_revision(clean=True).publish()
    _welsh(page, form)
    return FormPage.objects.get(pk=page.pk)


def _welsh(page: FormPage, form: FormWords) -> None:
    copy = page.copy_for_translation(locale("cy"))
    for field, value in _fields(form, "cy").items():
        setattr(copy, field, value)
    copy.slug, copy.draft_title = form.slug, form.title.cy
    copy.save_revision(clean=True).publish()


def _fields(form: FormWords, language: str) -> dict[str, Any]:
    texts = {
        name: getattr(getattr(form, name), language)
        for name in ("title", "summary", "introduction", "before_you_start", "what_happens_next", "reply_time")
    }
    made = built(form, language)
    return {**texts, "steps": json.dumps(made.steps), "given_codes": made.codes, "open_texts": list(_OPEN_TEXTS)}
