"""The search page of a site."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pages.serving.chrome import Chrome, chrome_for
from pages.serving.facts import facts_for
from search import service
from search.highlighting import highlight
from search.service import Results
from search.text import LONGEST, read
from search.web.paging import PER_PAGE, page_number, pagination
from sites.forces import unavailable
from sites.forces.hosts import HostedSite
from sites.forces.quotas import Work, seconds_to_wait


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for `q`, page `page` of it; without `q` the form alone."""
    site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
    language = (get_language() or "en").split("-")[0]
    if language not in site.homes:
        raise Http404
    asked = request.GET.get("q", "")
    if asked and (seconds := seconds_to_wait(Work.SEARCH, site)):
        return unavailable.busy(request, seconds=seconds)
    found = service.search(site, language, asked)
    number = page_number(request.GET.get("page", ""), found.total)
    context = {
        "chrome": _chrome(request, found.asked),
        "found": found,
        "has_asked": bool(found.asked),
        "has_words": bool(read(asked).words),
        "results": _shown(found, number),
        "number": number,
        "pages": -(-found.total // PER_PAGE),
        "pagination": pagination(request.path, found.asked, number, found.total),
        "contact": _contact(request, language),
        "telephone": site.force.telephone if site.force else "101",
        "longest": LONGEST,
    }
    response = render(request, "search/results.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"  # what someone looks for may tell of them
    return response


def _shown(found: Results, number: int) -> list[dict[str, Any]]:
    start = (number - 1) * PER_PAGE
    return [
        {
            "title": highlight(result.title, found.words),
            "summary": highlight(result.summary, found.words),
            "url": result.url,
            "type": result.type,
            "published_on": result.published_on,
        }
        for result in found.items[start : start + PER_PAGE]
    ]


def _chrome(request: HttpRequest, asked: str) -> Chrome:
    chrome = chrome_for(request)
    query = f"?{urlencode({'q': asked})}" if asked else ""
    for item in chrome.get("languages", ()):
        # Each language's search page, and not its home page: what was typed is kept.
        item["url"] = f"{item['url']}search/{query}"
    return chrome


def _contact(request: HttpRequest, language: str) -> str:
    """The address of the page that says how to contact the force, empty where there is none."""
    entries = facts_for(request).index(language)
    return next((entry.url for entry in entries if entry.purpose == "contact"), "")
