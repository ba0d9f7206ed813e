"""Reading the shared library: each entry as the asked force has it, its own in the place of the national one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pages.api import description
from pages.api.views import CACHED, locale_of
from pages.library.entries import LibraryEntry, libraries
from pages.library.resolution import resolved
from pages.serving.facts import SiteFacts, facts_for

LIBRARIES: dict[str, type[LibraryEntry]] = {model.library: model for model in libraries() if model.is_public}
_LIBRARY = OpenApiParameter("library", str, OpenApiParameter.PATH, description="Library.", enum=sorted(LIBRARIES))


@extend_schema(tags=["Shared library"], parameters=[_LIBRARY])
class EntryList(GenericAPIView[Any]):
    """The entries of one library, as this host's force has them."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True
    query_parameters = ("locale",)
    serializer_class = description.EntrySerializer
    ordering = ("key",)

    @extend_schema(
        operation_id="list_entries",
        summary="List entries of the shared library",
        parameters=[description.LOCALE],
        responses=description.EntrySerializer(many=True),
    )
    def get(self, request: Request, library: str) -> Response:
        """List the entries by key."""
        facts = facts_for(request._request)
        faces = _faces(facts, locale_of(request, facts), library)
        response = self.get_paginated_response(self.paginate_queryset(faces) or [])
        response["Cache-Control"] = CACHED
        return response


@extend_schema(tags=["Shared library"], parameters=[_LIBRARY])
class EntryDetail(APIView):
    """One entry, as this host's force has it."""

    required_scope: ClassVar[str] = "content:read"
    anonymous = True
    query_parameters = ("locale",)

    @extend_schema(
        operation_id="read_entry",
        summary="Read an entry of the shared library",
        parameters=[description.LOCALE],
        responses=description.EntrySerializer,
    )
    def get(self, request: Request, library: str, key: str) -> Response:
        """Read the force's own entry with this key, else the national one."""
        facts = facts_for(request._request)
        found = _faces(facts, locale_of(request, facts), library, key)
        if not found:
            raise Http404
        return Response(found[0], headers={"Cache-Control": CACHED})


def _faces(facts: SiteFacts, language: str, library: str, key: str | None = None) -> list[dict[str, Any]]:
    model = LIBRARIES.get(library)
    if model is None:
        raise Http404
    scope = facts.scope(language)
    rows = resolved(model, force_id=scope.force_id, locale_ids=scope.locale_ids, key=key)
    languages = {home.locale_id: code for code, home in facts.site.homes.items()}
    return [
        {
            **model.face(row, scope),
            "locale": languages.get(row["locale_id"], "en"),
            "national": row["force_id"] is None,
        }
        for row in rows
    ]
