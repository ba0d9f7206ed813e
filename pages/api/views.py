"""Reading the pages of a force: the list, one page, and a page by its path.

The force is that of the host; nothing a caller can choose widens it. Authentication, limits, paging and the
shape of errors come from the settings of Django REST framework.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pages.api import description
from pages.api.representation import TYPES, entry_by_id, entry_by_path, page_detail, page_summary
from pages.serving.facts import SiteFacts, facts_for
from pages.serving.site_index import PageEntry

CACHED = "public, max-age=5, must-revalidate"
"""Shared caches absorb a rush, and nobody sees withdrawn words for more than 5 seconds."""


@extend_schema(tags=["Pages"])
class PageList(GenericAPIView[Any]):
    """The published pages of this host's force, in the order of its tree."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True
    query_parameters = ("locale", "type", "child_of")
    serializer_class = description.PageSummarySerializer
    ordering = ("path",)

    @extend_schema(
        operation_id="list_pages",
        summary="List pages",
        parameters=[description.LOCALE, description.TYPE, description.CHILD_OF],
        responses=description.PageSummarySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """List the pages that visitors of the site may see."""
        facts = facts_for(request._request)
        language = locale_of(request, facts)
        found = self.paginate_queryset(_filtered(request, facts, language)) or []
        response = self.get_paginated_response([page_summary(entry, facts=facts, language=language) for entry in found])
        response["Cache-Control"] = CACHED
        return response


@extend_schema(tags=["Pages"])
class PageDetail(APIView):
    """One published page of this host's force."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True

    @extend_schema(operation_id="read_page", summary="Read a page", responses=description.PageSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """Read a page with all it says."""
        facts = facts_for(request._request)
        return _answer(facts, entry_by_id(facts, pk))


@extend_schema(tags=["Pages"])
class PageByPath(APIView):
    """The page at a path of this host."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True
    query_parameters = ("path",)

    @extend_schema(
        operation_id="find_page",
        summary="Find a page by its path",
        parameters=[description.PATH],
        responses=description.PageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Read the page that people find at this path."""
        path = request.query_params.get("path", "")
        if not path:
            raise ValidationError({"path": ["Give the path of a page, like /advice/burglary/."]}, code="required")
        facts = facts_for(request._request)
        return _answer(facts, entry_by_path(facts, path))


def _answer(facts: SiteFacts, found: tuple[PageEntry, str] | None) -> Response:
    if found is None:
        raise Http404
    entry, language = found
    body = page_detail(entry, facts=facts, language=language)
    headers = {"Cache-Control": CACHED, "Content-Language": language, "Content-Location": body["links"]["self"]}
    return Response(body, headers=headers)


def locale_of(request: Request, facts: SiteFacts) -> str:
    """Return the language that is asked for. Raises ValidationError where the site lacks it."""
    language = request.query_params.get("locale", "en")
    if language not in facts.indexes:
        raise ValidationError({"locale": [f"This site is there in: {', '.join(facts.indexes)}."]}, code="locale")
    return language


def _filtered(request: Request, facts: SiteFacts, language: str) -> list[PageEntry]:
    index = facts.index(language)
    entries = list(index)
    if (wanted := request.query_params.get("type")) is not None:
        if wanted not in TYPES.values():
            raise ValidationError({"type": [f"Choose one of: {', '.join(sorted(TYPES.values()))}."]}, code="type")
        entries = [entry for entry in entries if TYPES.get(entry.type) == wanted]
    if (parent := request.query_params.get("child_of")) is not None:
        above = index.by_id.get(int(parent)) if parent.isascii() and parent.isdigit() and len(parent) < 10 else None
        if above is None:
            raise ValidationError({"child_of": ["There is no page with this id on this site."]}, code="child_of")
        entries = [entry for entry in entries if entry.parent_path == above.path]
    return entries
