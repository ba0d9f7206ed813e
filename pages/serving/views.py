"""The public views of pages, under the names that Wagtail expects."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from wagtail import views
from wagtail.models import Locale, Page

from pages.serving import restrictions, routing
from pages.serving.facts import SiteFacts, facts_for


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at this path of the request's site in the language of the path.

    Finds the page in our own way and fills Wagtail's memos with it; hooks, restrictions and serving stay
    Wagtail's.
    """
    facts = facts_for(request)
    language = get_language() or "en"
    home = facts.site.homes.get(language)
    if home is None:
        raise Http404
    found = routing.route(request, home, path)
    if found.page.locale_id == home.locale_id:
        found.page.locale = _locale(home.locale_id, language)
    rules = _rules(facts, found.page)
    if rules:
        restrictions.admit(request, rules)
    found.page.known_restrictions = rules
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    response: HttpResponse = views.serve(request, path)
    if not rules and "Cache-Control" not in response:
        response["Cache-Control"] = "no-cache"
    return response


@never_cache
def authenticate_with_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Check the password of a restricted page of the request's own site."""
    facts = facts_for(request)
    page: Any = Page.objects.filter(pk=page_id, live=True).first()
    if page is None or not any(page.path.startswith(home.path) for home in facts.site.homes.values()):
        raise Http404
    rules = _rules(facts, page.specific)
    if page_view_restriction_id not in [rule.pk for rule in rules]:
        raise Http404
    restrictions.admit(request, rules)
    response: HttpResponse = views.authenticate_with_password(request, page_view_restriction_id, page_id)
    return restrictions.remember(request, response)


def nothing_here(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Answer 404: the name must exist for reversing, the address must not."""
    raise Http404


@cache
def _locale(locale_id: int, language: str) -> Locale:
    """The row of a language: a site's home has told it, so that no request asks for it."""
    return Locale.from_db(connection.alias, ["id", "language_code"], [locale_id, language])


def _rules(facts: SiteFacts, page: Any) -> list[Any]:
    """Return the restrictions on a page, and on its source when it is an adoption."""
    if page.alias_of_id:
        return list(Page.get_view_restrictions(page))
    if not facts.restrictions:
        return []
    source = getattr(page, "shown_source", None)
    return facts.restrictions_on(*([page.path] if source is None else [page.path, source.path]))
