"""Turns a refused publication into a message for the editor, whichever staff page caused it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from wagtail.admin.messages import error

from reporting.authoring.refusal import PublishRefused
from sites.access.refusals import answer_to

_EDITING = ("wagtail.", "wagtail_localize.")
"""Modules of the views in which content is saved and published."""


class PublishRefusalMiddleware:
    """For the staff door, innermost.

    Runs each post to an editing view of Wagtail in one transaction: a refusal leaves no half of a publication
    behind, such as a schedule that was cleared. Other views are not touched: some must keep what they wrote
    before they refuse, such as a failed sign-in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """Answer a post to an editing view; leave every other request alone."""
        if request.method != "POST" or not view.__module__.startswith(_EDITING):
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except PublishRefused as refusal:
            return _tell(request, refusal)
        except Exception as problem:  # Django asks no middleware about what fails in here
            answer = answer_to(request, problem)
            if answer is None:
                raise
            return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal that another view let pass; leave every other exception alone."""
        return _tell(request, exception) if isinstance(exception, PublishRefused) else None


def _tell(request: HttpRequest, refusal: PublishRefused) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        words = {"success": False, "error_code": "publication_refused", "error_message": str(refusal)}
        return JsonResponse(words, status=400)
    error(request, str(refusal))
    if refusal.page_id is None:
        return HttpResponseRedirect(reverse("wagtailadmin_explore_root"))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[refusal.page_id]))
