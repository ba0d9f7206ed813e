"""A site answers in its own languages only."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


class SiteLanguageMiddleware:
    """Speak English where the address asks for a language that the site lacks; stands after Django's LocaleMiddleware.

    The address is then looked for among the English pages, and the page that says it is missing is in English.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site = getattr(request, "hosted_site", None)
        if site is not None and translation.get_language() not in site.homes:
            translation.activate("en")
            request.LANGUAGE_CODE = "en"
        return self.get_response(request)
