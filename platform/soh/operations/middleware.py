"""Health and figures, answered on any host before everything else."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from soh.operations import health
from soh.operations.metrics import RequestFigures


class HealthMiddleware:
    """Answer `/healthz/live`, `/healthz/ready` and `/metrics`; time every other request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._figures = RequestFigures(settings.DOOR)
        self._pages: dict[str, Callable[[], HttpResponse]] = {
            "/healthz/live": health.live,
            "/healthz/ready": health.ready,
            "/metrics": self._figures.response,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = self._pages.get(request.path_info.removesuffix("/"))
        if page is not None:
            return _answer(request, page)
        self._figures.begin()
        began, status = time.perf_counter(), 500
        try:
            response = self.get_response(request)
            status = response.status_code
        finally:
            self._figures.end(method=request.method, status=status, seconds=time.perf_counter() - began)
        return response


def _answer(request: HttpRequest, page: Callable[[], HttpResponse]) -> HttpResponse:
    response = page() if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
