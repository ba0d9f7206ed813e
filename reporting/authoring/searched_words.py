"""What search finds a form by: the words that are published, not those of a draft."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from reporting.catalogue import editions
from reporting.definition import text_keys
from reporting.definition.form import Form, Question
from reporting.definition.visibility import with_inner
from reporting.definition.wording import worded


def newest_form(form_key: uuid.UUID) -> Form | None:
    """The newest version of a form, None before its first publication."""
    version = editions.latest_version(form_key)
    return editions.form_of(editions.pin(editions.edition_for(version=version))) if version else None


class SearchedForm:
    """Add to a form page or an adoption of one, before BasePage."""

    search_fields: ClassVar[list[Any]] = [index.SearchField("form_words")]

    @property
    def form_key(self) -> uuid.UUID | None:
        """The form that the page shows."""
        return self.translation_key  # type: ignore[attr-defined]

    @cached_property
    def searched_form(self) -> Form | None:
        """The form; set by whoever indexes many pages."""
        return self.form_to_search()

    def form_to_search(self) -> Form | None:
        """The form that visitors of the page see."""
        return newest_form(self.form_key) if self.form_key else None

    @property
    def form_words(self) -> list[str]:
        """Headings, questions with their choices and hints, and the start page, in the page's language."""
        page: Any = self
        form = self.searched_form
        if form is None:
            return []
        language = page.locale.language_code
        text = worded(form, language, {})
        texts = (text(key) for key in dict.fromkeys(_keys(form)))
        return [words for text in texts if (words := get_text_for_indexing(text))]


def _keys(form: Form) -> Iterator[str]:
    yield from (text_keys.FORM_TITLE, text_keys.FORM_INTRODUCTION, text_keys.FORM_BEFORE_YOU_START)
    for step in form.steps:
        yield text_keys.step_title(step.code)
        for item in with_inner(step.items):
            if isinstance(item, Question):
                yield text_keys.question_label(item.code)
                yield text_keys.question_hint(item.code)
                for option in item.options:
                    yield text_keys.option_label(item.code, option.code)
                    yield text_keys.option_hint(item.code, option.code)
