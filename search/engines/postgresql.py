"""PostgreSQL as the engine: the index that Wagtail keeps, asked for one site's pages."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramStrictWordSimilarity
from django.db.models import F, FloatField, Q, Value
from django.db.models.functions import Coalesce, Greatest

from search.engines.contract import MOST, Match
from search.engines.postgresql_index import configuration
from search.text import SearchText
from sites.forces.hosts import HomeOfLanguage

# Of the labels D, C, B, A that the index gives: a title's words count alike, a summary's more than a body's.
TITLE_WEIGHTS, BODY_WEIGHTS = "{1,1,1,1}", "{0.1,0.4,0.4,0.4}"
TITLE_FACTOR = 3.0
BY_LOG_OF_LENGTH = 1
SHORTEST_MISSPELT = 4
LIKE_ENOUGH = 0.35


def find(text: SearchText, *, home: HomeOfLanguage, language: str, among: Any) -> list[Match]:
    """See `Engine`. One query, and one more when no page has all the words.

    The tree of `home` is in `among` already, by the path that the database has now.
    """
    name = configuration(language)
    queries = [SearchQuery(word, config=name, search_type="plain") for word in text.words]
    any_word = reduce(or_, queries)
    pages = _scored(among, any_word)
    with_all = _matches(pages.filter(index_words=reduce(and_, queries)), has_all_words=True)
    if with_all:
        return with_all
    likeness = _likeness(text)
    similar = pages.annotate(index_likeness=likeness, index_score=F("index_score") + likeness)
    found = similar.filter(Q(index_words=any_word) | Q(index_likeness__gte=LIKE_ENOUGH))
    return _matches(found, has_all_words=False)


def _scored(among: Any, query: Any) -> Any:
    title: Any = F("index_entries__title")
    body: Any = F("index_entries__body")
    rank = SearchRank(title, query, weights=Value(TITLE_WEIGHTS), normalization=BY_LOG_OF_LENGTH)
    return among.annotate(
        index_words=title._combine(body, "||", False),  # as Wagtail does; its index covers this expression
        index_score=TITLE_FACTOR * rank + SearchRank(body, query, weights=Value(BODY_WEIGHTS)),
    )


def _likeness(text: SearchText) -> Any:
    """How like the title's words are to the most alike of the words that are long enough to be misspelt."""
    long = [word for word in text.words if len(word) >= SHORTEST_MISSPELT]
    alike = [TrigramStrictWordSimilarity(word, "index_entries__title_text") for word in long]
    nothing = Value(0.0, output_field=FloatField())
    return Coalesce(Greatest(nothing, *alike), nothing) if alike else nothing


def _matches(pages: Any, *, has_all_words: bool) -> list[Match]:
    rows = pages.order_by("-index_score", "pk").values_list("pk", "index_score")[:MOST]
    best: dict[int, Match] = {}
    for pk, score in rows:  # a page that changed its type has more than one row until the next rebuild
        best.setdefault(pk, Match(pk, float(score), has_all_words))
    return list(best.values())
