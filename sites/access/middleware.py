"""What every signed-in page on the staff door has in common."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ForceStaffMiddleware:
    """Staff pages are private: never stored by a browser or proxy, never framed by another site.

    Wagtail frames its own previews, so framing by the same origin stays possible here. A view that needs less names its
    own content security policy with `csp.decorators.csp`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        response.setdefault("X-Frame-Options", "SAMEORIGIN")
        if not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
