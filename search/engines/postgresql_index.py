"""The index in PostgreSQL: Wagtail's own, with each page in the text search configuration of its language."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from wagtail.models import Locale, Page

from search.documents.preparation import prepare

ENGLISH, OTHER = "soh_english", "soh_simple"


def configuration(language: str) -> str:
    """Return the text search configuration of a language. PostgreSQL has no Welsh stemmer."""
    return ENGLISH if language == "en" else OTHER


class LanguageIndex(PostgresIndex):
    """Indexes pages by language, everything else in English."""

    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        """Index these objects of one model."""
        items = list(objs)
        if not issubclass(model, Page):
            super().add_items(model, items)
            return
        prepare(items)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        for name in (ENGLISH, OTHER):
            of_language = [page for page in items if configuration(languages[page.locale_id]) == name]
            if of_language:
                PostgresIndex(_configured(self.backend, name)).add_items(model, of_language)


class LanguageBackend(PostgresSearchBackend):
    """Wagtail's PostgreSQL search over the index of languages."""

    index_class = LanguageIndex


def _configured(backend: LanguageBackend, name: str) -> LanguageBackend:
    made = copy.copy(backend)
    made.config = name
    return made


SearchBackend = LanguageBackend
