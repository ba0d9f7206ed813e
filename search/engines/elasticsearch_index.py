"""The index in Elasticsearch: what visitors may read of each page, by site and language, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from elasticsearch.helpers import bulk
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index, Elasticsearch9SearchBackend
from wagtail.models import Page

from pages.serving.visibility import visible
from search.documents.preparation import prepare
from search.documents.words import WORDS, words_of
from sites.forces import hosts

LANGUAGES = ("en", "cy")
SECONDS_FOR_MANY = 30.0
ANALYSIS = {
    "filter": {
        "english_possessive": {"type": "stemmer", "language": "possessive_english"},
        "english_stop": {"type": "stop", "stopwords": "_english_"},
        "english_stem": {"type": "stemmer", "language": "english"},
    },
    "analyzer": {
        "words_en": {
            "tokenizer": "standard",
            "filter": ["lowercase", "asciifolding", "english_possessive", "english_stop", "english_stem"],
        },
        "words_cy": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]},
    },
}
MAPPING = {
    "dynamic": "strict",
    "properties": {
        "home": {"type": "keyword"},
        "language": {"type": "keyword"},
        **{
            language: {"properties": {name: {"type": "text", "analyzer": f"words_{language}"} for name in WORDS}}
            for language in LANGUAGES
        },
    },
}


class PublicPageIndex(Elasticsearch9Index):
    """One document for each page that visitors may read, under the page's id."""

    def put(self) -> None:
        """Make the index."""
        self.es.indices.create(index=self.name, settings={"analysis": ANALYSIS}, mappings=MAPPING)

    def add_model(self, model: Any) -> None:
        """Nothing: one mapping serves every type."""

    def add_item(self, item: Any) -> None:
        """Index one object."""
        self.add_items(type(item), [item])

    def add_items(self, model: Any, items: Iterable[Any]) -> None:
        """Index those of these pages that visitors may read, and drop the others; ignore what is no page."""
        if issubclass(model, Page):
            self.write(list(items))

    def write(self, pages: list[Any], *, gone: Iterable[int] = (), seconds: float = SECONDS_FOR_MANY) -> None:
        """Index pages of any types in one request, and drop those that are gone. `seconds` to wait for it."""
        actions = [*self._actions(pages), *({"_op_type": "delete", "_id": str(pk)} for pk in gone)]
        if actions:
            bulk(self.es.options(request_timeout=seconds), actions, index=self.name, ignore_status=404)

    def delete_item(self, item: Any) -> None:
        """Drop one page."""
        if isinstance(item, Page):
            self.write([], gone=[item.pk])

    def _actions(self, pages: list[Any]) -> Iterator[dict[str, Any]]:
        prepare(pages)
        homes = {home.path: code for site in hosts.table().values() for code, home in site.homes.items()}
        public = set(visible(Page.objects.filter(pk__in=[page.pk for page in pages])).values_list("pk", flat=True))
        for page in pages:
            home = page.path[: 2 * Page.steplen]
            language = homes.get(home)
            if page.pk in public and language in LANGUAGES:
                words = {language: words_of(page)}
                yield {"_id": str(page.pk), "home": home, "language": language, **words}
            else:
                yield {"_op_type": "delete", "_id": str(page.pk)}


class PublicPageBackend(Elasticsearch9SearchBackend):
    """Elasticsearch as Wagtail's commands know it: `update_index` rebuilds it aside and swaps an alias."""

    index_class = PublicPageIndex
    settings: ClassVar[dict[str, Any]] = {}

    def get_index_for_model(self, model: Any) -> PublicPageIndex:
        """Return the one index; images and documents are not searched by the public."""
        return PublicPageIndex(self, f"{self.index_prefix}pages")


SearchBackend = PublicPageBackend
