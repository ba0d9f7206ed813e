"""What every signed-in page on the staff door has in common."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found
from wagtail.models import Page

from sites.access.admin_scope import is_missing
from sites.access.memberships import runs_platform
from sites.access.person import asking
from sites.access.refusals import answer_to
from sites.access.trees import own_root_paths


class ForceStaffMiddleware:
    """Staff pages are private: never stored by a browser or proxy, never framed by another site, and what belongs to
    other forces is missing.

    Wagtail frames its own previews, so framing by the same origin stays possible here. A view that needs less names its
    own content security policy with `csp.decorators.csp`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with asking(getattr(request, "user", None)):
            response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        response.setdefault("X-Frame-Options", "SAMEORIGIN")
        if not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer 404, as Wagtail does for what never was, where the address does not exist for the person."""
        match = request.resolver_match
        if match is None:
            return None
        if is_missing(request, match):
            return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
        if match.view_name == "wagtailadmin_choose_page" and not runs_platform(request.user):
            # Else Wagtail begins at the common ancestor of all pages of the type, which may be another force's page.
            kwargs["parent_page_id"] = Page.get_first_root_node().pk
        if match.view_name == "wagtailadmin_choose_page_external_link" and not runs_platform(request.user):
            # Else an address of any force would be answered with the page behind it.
            request._wagtail_cached_site_root_paths = own_root_paths(request.user)  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was refused where no form could say so."""
        return answer_to(request, exception)
