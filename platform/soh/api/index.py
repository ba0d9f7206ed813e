"""The root of the API, and what is said where there is nothing."""

from typing import Any

from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from soh.api.caching import PUBLIC

ROOMS = {
    "forces": "api-forces",
    "pages": "api-pages",
    "forms": "api-forms",
    "search": "api-search",
    "schema": "api-schema",
    "docs": "api-docs",
}


class IndexSerializer(serializers.Serializer[Any]):
    """Where to go from here."""

    forces = serializers.URLField()
    pages = serializers.URLField()
    forms = serializers.URLField()
    search = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()


@extend_schema(tags=["Description"])
class Index(APIView):
    """The addresses of the API's parts on this host."""

    required_scope = None
    belongs_to_site = False

    @extend_schema(operation_id="index", summary="Find the parts of the API", responses=IndexSerializer)
    def get(self, request: Request) -> Response:
        """List the parts of the API."""
        root = request.hosted_site.root_url  # type: ignore[attr-defined]
        return Response({room: root + reverse(name) for room, name in ROOMS.items()}, headers={"Cache-Control": PUBLIC})


class SlashMissing(APIException):
    """The address is right but for the slash at its end. Not redirected: a redirected POST loses its body."""

    status_code = 404

    def __init__(self, path: str) -> None:
        super().__init__(f"Addresses of this API end with a slash: {path}/")


@extend_schema(exclude=True)
class NothingHere(APIView):
    """Every address under /api/ that is none."""

    required_scope = None
    belongs_to_site = False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Answer 404 to every method, after key and limits were looked at."""
        self.perform_authentication(request)
        self.check_throttles(request)
        if not request.path.endswith("/") and _leads_somewhere(f"{request.path}/"):
            raise SlashMissing(request.path)
        raise NotFound


def _leads_somewhere(path: str) -> bool:
    try:
        return getattr(resolve(path).func, "cls", None) is not NothingHere
    except (Resolver404, NoReverseMatch):
        return False
