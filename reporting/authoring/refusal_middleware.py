"""Turns a refused publication into a message for the editor, whichever staff page caused it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from wagtail.admin.messages import error

from reporting.authoring.refusal import PublishRefused


class PublishRefusalMiddleware:
    """For the staff door. The view's transaction is rolled back before it runs (ATOMIC_REQUESTS)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone."""
        if not isinstance(exception, PublishRefused):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "refused", "error_message": str(exception)}, status=400
            )
        error(request, str(exception))
        if exception.page_id is None:
            return HttpResponseRedirect(reverse("wagtailadmin_explore_root"))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[exception.page_id]))
