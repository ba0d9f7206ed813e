"""The index in PostgreSQL: Wagtail's own, with each page in the text search configuration of its language."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from wagtail.models import Page

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
        for name in (ENGLISH, OTHER):
            of_language = [page for page in items if configuration(page.locale.language_code) == name]
            if of_language:
                _index_in(name, self.backend).add_in_one_language(model, of_language)

    def add_in_one_language(self, model: Any, pages: list[Page]) -> None:
        """Index pages in the configuration of this index."""
        super().add_items(model, pages)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Leave the norms of titles to the rebuild: after every save this reads the whole table, and only the
        order of results in the admin depends on it.
        """
        if full:
            super()._refresh_title_norms(full=True)


def _index_in(name: str, backend: Any) -> LanguageIndex:
    made = copy.copy(backend)
    made.config = name
    return LanguageIndex(made)


class LanguageBackend(PostgresSearchBackend):
    """Wagtail's PostgreSQL search over the index of languages."""

    index_class = LanguageIndex


SearchBackend = LanguageBackend
