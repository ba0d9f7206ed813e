"""Search over one force's site. The only way to the index: nothing else may ask it (tests/architecture)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.api.representation import TYPES
from pages.serving.facts import facts_of
from pages.serving.site_index import PageEntry
from pages.serving.visibility import public_pages
from search import text as search_text
from search.engines import choice
from search.engines.contract import Match
from search.relevance import weighted
from sites.forces.hosts import HostedSite

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found. `url` is relative to its site, `type` the API's name of the page's type."""

    id: int
    type: str
    title: str
    summary: str
    url: str
    published_on: date | None
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """A part of what was found, best first.

    `total` counts what the whole search found, at most 500. `has_all_words` is False when no page has all the
    words, and these have some of them, or words like them. `asked` is what was read of the text.
    """

    asked: str
    items: tuple[Result, ...] = ()
    total: int = 0
    has_all_words: bool = True
    words: tuple[str, ...] = ()


def search(
    site: HostedSite,
    language: str,
    text: str,
    *,
    page_type: str | None = None,
    limit: int | None = None,
    after: int = 0,
) -> Results:
    """Find pages and forms that visitors of this site may read in this language, and nothing of any other site.

    `page_type`: one of the API's names, None for all. `limit` results from the position `after` on; all of
    them without a limit. Any text at all has an answer; one without words finds nothing.
    """
    read = search_text.read(text)
    home = site.homes.get(language)
    if home is None or not read.words:
        return Results(read.line)
    public = public_pages(site, language=language)
    matches = choice.find(read, home=home, language=language, among=public)
    entries = facts_of(site).index(language).by_id
    # In the index, in the database and in what the site shows: a page that is missing in one of them is not found.
    found = [(match, _result(match, entries[match.page_id])) for match in matches if match.page_id in entries]
    found = [(match, result) for match, result in found if page_type in (None, result.type)]
    has_all_words = any(match.has_all_words for match, _ in found)
    ranked = sorted(
        (result for match, result in found if match.has_all_words or not has_all_words),
        key=lambda result: (-result.score, result.id),
    )
    stop = None if limit is None else after + limit
    return Results(read.line, tuple(ranked[after:stop]), len(ranked), has_all_words or not ranked, read.words)


def _result(match: Match, entry: PageEntry) -> Result:
    page_type = TYPES.get(entry.type, OTHER)
    return Result(
        id=entry.id,
        type=page_type,
        title=entry.title,
        summary=entry.summary,
        url=entry.url,
        published_on=entry.published_on,
        score=weighted(match.score, page_type),
    )
