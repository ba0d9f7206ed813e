"""The description of the API (OpenAPI 3.1), made once for each process."""

import json
from functools import cache
from typing import Any

import yaml
from django.http import HttpResponse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from soh.api.caching import PUBLIC


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document; the same on every host, since its server is `/`."""
    generator = SchemaGenerator(urlconf="soh.urls.public")  # type: ignore[no-untyped-call]
    made = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    plain: dict[str, Any] = json.loads(json.dumps(made, default=str))  # lazy texts are words now
    return plain


def as_yaml() -> str:
    """Return the document as the file that is kept under version control."""
    return yaml.safe_dump(document(), sort_keys=False, allow_unicode=True, width=110)


@cache
def _as_json() -> bytes:
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@extend_schema(exclude=True)
class Schema(APIView):
    """The OpenAPI document, as JSON; as YAML with `?format=yaml`."""

    required_scope = None
    belongs_to_site = False
    query_parameters = ("format",)

    def get(self, request: Request) -> HttpResponse:
        """Return the document."""
        if request.query_params.get("format") == "yaml":
            response = HttpResponse(as_yaml(), content_type="application/yaml")
        else:
            response = HttpResponse(_as_json(), content_type="application/json")
        response["Cache-Control"] = PUBLIC
        return response
