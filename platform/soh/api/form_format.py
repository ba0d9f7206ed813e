"""The format in which forms are exchanged as data, described for machines."""

import json
from functools import cache

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from reporting.definition.codec.format_schema import format_schema
from soh.api.caching import PUBLIC


@cache
def _as_json() -> bytes:
    return json.dumps(format_schema(), ensure_ascii=False, separators=(",", ":")).encode()


@extend_schema(exclude=True)
class FormFormat(APIView):
    """The JSON Schema (draft 2020-12) of forms as data; the same on every host, and public."""

    required_scope = None
    belongs_to_site = False

    def get(self, request: Request) -> HttpResponse:
        """Return the schema."""
        response = HttpResponse(_as_json(), content_type="application/schema+json")
        response["Cache-Control"] = PUBLIC
        return response
