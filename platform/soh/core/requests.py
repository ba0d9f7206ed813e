"""Refuses requests that no honest client sends, before any view or database sees them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

_NUL = ("\x00", "%00")


class PlainRequestMiddleware:
    """Answer 400 to a NUL in path or query: PostgreSQL would refuse it later with an error 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if any(nul in request.path or nul in query for nul in _NUL):
            return HttpResponseBadRequest("The address has a character that is not allowed.", content_type="text/plain")
        return self.get_response(request)
