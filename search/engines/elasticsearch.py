"""Elasticsearch as the engine: it proposes, the database decides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError
from modelsearch.backends import get_search_backend

from search.engines.contract import MOST, EngineDown, Match
from search.engines.elasticsearch_index import PublicPageIndex
from search.text import SearchText
from sites.forces.hosts import HomeOfLanguage

SECONDS = 1.5
"""How long a visitor waits before PostgreSQL answers instead."""
SECONDS_TO_WRITE = 5.0
"""How long an editor waits after publishing."""
FIELDS = {"title": 6, "summary": 3, "questions": 2, "body": 1}
ALL, ANY, SIMILAR = "all", "any", "similar"


def page_index() -> PublicPageIndex:
    """Return the index of public pages. One client for each process and address."""
    configured = settings.WAGTAILSEARCH_BACKENDS["elasticsearch"]
    return _index(configured["URLS"][0], configured["INDEX_PREFIX"])


@lru_cache(maxsize=4)
def _index(url: str, prefix: str) -> PublicPageIndex:
    backend = get_search_backend("elasticsearch")
    index: PublicPageIndex = backend.get_index_for_model(None)
    return index


def write(pages: list[Any], *, gone: Iterable[int] = ()) -> None:
    """Index pages of any types anew, and drop those that are gone. Raises EngineDown."""
    try:
        page_index().write(pages, gone=gone, seconds=SECONDS_TO_WRITE)
    except (ApiError, TransportError, BulkIndexError) as problem:
        raise EngineDown(type(problem).__name__) from problem


def find(text: SearchText, *, home: HomeOfLanguage, language: str, among: Any) -> list[Match]:
    """See `Engine`. One request to Elasticsearch and one query."""
    index = page_index()
    try:
        answer = index.es.options(request_timeout=SECONDS, max_retries=0).search(
            index=index.name,
            query=_query(" ".join(text.words), home, language),
            size=MOST,
            source=False,
            track_total_hits=False,
            allow_partial_search_results=False,
        )
    except (ApiError, TransportError) as problem:
        raise EngineDown(type(problem).__name__) from problem
    hits = answer["hits"]["hits"]
    # Asked after the engine answered: a page that was unpublished in between is gone.
    public = set(among.filter(pk__in=[int(hit["_id"]) for hit in hits]).values_list("pk", flat=True))
    return [
        Match(int(hit["_id"]), hit["_score"], ALL in hit.get("matched_queries", ()))
        for hit in hits
        if int(hit["_id"]) in public
    ]


def _query(words: str, home: HomeOfLanguage, language: str) -> dict[str, Any]:
    fields = [f"{language}.{name}^{boost}" for name, boost in FIELDS.items()]
    exact = {"query": words, "fields": fields, "type": "cross_fields"}
    misspelt = {
        "query": words,
        "fields": fields[:3],  # not the body: in a long text something is like anything
        "fuzziness": "AUTO",
        "prefix_length": 1,
        "max_expansions": 20,
        "boost": 0.3,
    }
    return {
        "bool": {
            "filter": [{"term": {"home": home.path}}, {"term": {"language": language}}],
            "should": [
                {"multi_match": {**exact, "operator": "and", "_name": ALL}},
                {"multi_match": {**exact, "operator": "or", "tie_breaker": 0.3, "_name": ANY}},
                {"multi_match": {**misspelt, "_name": SIMILAR}},
            ],
            "minimum_should_match": 1,
        }
    }
