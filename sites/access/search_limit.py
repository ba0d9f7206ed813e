"""Searches of the staff door are short: thousands of characters would keep PostgreSQL busy for minutes.

Every list of the admin reads `q`, choosers and the admin's API read `search`; the limit stands before all of them.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LONGEST = 200
"""Characters: a long title, with room."""

_NAMES = ("q", "search", "query")


class SearchLimitMiddleware:
    """Answers 400 to a search that is longer than any title."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(len(words) > LONGEST for name in _NAMES for words in request.GET.getlist(name)):
            words = f"Search for {LONGEST} characters at most."
            return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
