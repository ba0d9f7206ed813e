"""How the API and a client come to terms: JSON, whatever the client says it would rather have."""

from collections.abc import Iterable
from typing import Any

from rest_framework.metadata import BaseMetadata
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class JSONOnly(BaseContentNegotiation):
    """Always the view's first renderer; parsers by the media type of the body."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Return the parser of the body's media type, None when there is none (415)."""
        sent = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer and its media type."""
        first = next(iter(renderers))
        return first, first.media_type


class MethodsOnly(BaseMetadata):
    """What OPTIONS tells: the methods. DRF would add the docstring of the view."""

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        """Return the methods that the view takes."""
        return {"methods": sorted(view.allowed_methods)}
