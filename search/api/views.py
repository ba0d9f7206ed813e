"""Search for partners: the same service, and so the same answers, as the search page."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from pages.api.representation import TYPES
from search import service
from search.api import description
from search.service import Result
from sites.forces.hosts import HostedSite
from sites.forces.quotas import Work, seconds_to_wait


@extend_schema(tags=["Search"])
class Search(GenericAPIView[Any]):
    """The published pages and forms of this host's force, by words."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True
    query_parameters = ("q", "locale", "type")
    serializer_class = description.SearchResultSerializer
    ordering = ("-score", "id")

    @extend_schema(
        operation_id="search",
        summary="Search pages and forms",
        parameters=[description.Q, description.LOCALE, description.TYPE],
        responses=description.SearchResultSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Find pages and forms. Where none has all the words, those with some of them are given."""
        site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
        locale = _locale(request, site)
        if seconds := seconds_to_wait(Work.SEARCH, site):
            raise Throttled(wait=seconds)
        found = service.search(site, locale, request.query_params.get("q", ""), page_type=_type(request))
        page = self.paginate_queryset(found.items) or []
        return self.get_paginated_response([_member(result, site, locale) for result in page])


def _locale(request: Request, site: HostedSite) -> str:
    locale = request.query_params.get("locale", "en")
    if locale not in site.homes:
        raise ValidationError({"locale": [f"This site is there in: {', '.join(site.homes)}."]}, code="locale")
    return locale


def _type(request: Request) -> str | None:
    wanted = request.query_params.get("type")
    if wanted is not None and wanted not in TYPES.values():
        raise ValidationError({"type": [f"Choose one of: {', '.join(sorted(TYPES.values()))}."]}, code="type")
    return wanted


def _member(result: Result, site: HostedSite, locale: str) -> dict[str, Any]:
    return {
        "id": result.id,
        "type": result.type,
        "title": result.title,
        "summary": result.summary,
        "locale": locale,
        "date": result.published_on,
        "url": site.root_url + result.url,
    }
