"""Every request belongs to exactly one site, or is refused before anything else looks at it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from wagtail.models import Site

from sites.forces import hosts
from sites.forces.tour import tour_page
from soh.core import versions


class HostMiddleware:
    """Set `request.hosted_site` from the exact Host header; 421 Misdirected Request for any other (RFC 9110 15.5.20).

    On the staff door only the staff host passes, and the host that hands out files, which has addresses of its own and
    no cookies. Wagtail's previews (`request.is_dummy`) come with a force's host.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "").lower()
        if settings.DOOR != "public" and not getattr(request, "is_dummy", False):
            if host == settings.EVIDENCE_HOST:
                request.urlconf = "soh.urls.evidence"
            elif host != settings.STAFF_HOST:
                return misdirected(request)
            return self.get_response(request)
        site, numbers = hosts.arrive(host)
        if site is None:
            return tour_page(request) if settings.SOH_DEMO and _is_loopback(host) else misdirected(request)
        attach(request, site, numbers)
        return self.get_response(request)


def _is_loopback(host: str) -> bool:
    return host.split(":")[0] in ("127.0.0.1", "localhost")


def attach(request: HttpRequest, site: hosts.HostedSite, numbers: tuple[int, ...] | None = None) -> None:
    """Tell the request, and Wagtail's own look-up, which site it is for; `numbers` are its versions if known."""
    known = numbers or versions.current(hosts.EVERYWHERE, site.version_scope, hosts.FORMS)
    request.hosted_site = site  # type: ignore[attr-defined]
    *of_site, of_forms = known
    request.site_versions = tuple(of_site)  # type: ignore[attr-defined]
    request.forms_version = of_forms  # type: ignore[attr-defined]
    request._wagtail_site = Site(  # type: ignore[attr-defined]
        id=site.site_id,
        hostname=site.hostname,
        port=site.port,
        root_page_id=site.homes["en"].page_id if "en" in site.homes else None,
        is_default_site=False,
    )


def misdirected(request: HttpRequest) -> HttpResponse:
    """Answer 421 without naming any site."""
    return HttpResponse(render_to_string("errors/421.html"), status=421)
