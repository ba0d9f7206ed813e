"""Redirects of a site's old addresses."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.models import Redirect

from pages.serving.facts import facts_for


class RedirectMiddleware:
    """Answer a missing page with the redirect that the site's own editors made for its address.

    Unlike Wagtail's: a redirect without a site is ignored, because it would work on every force's site; and a
    redirect leads to a page that visitors may see or to a path of the same site, never to another host.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or not hasattr(request, "hosted_site"):
            return response
        return _redirect(request) or response


def _redirect(request: HttpRequest) -> HttpResponse | None:
    whole = Redirect.normalise_path(unquote(request.get_full_path()))
    path = urlsplit(whole).path
    site_id = request.hosted_site.site_id  # type: ignore[attr-defined]
    candidates = Redirect.objects.filter(site_id=site_id, old_path__in={whole, path})
    found = {redirect.old_path: redirect for redirect in candidates}
    redirect = found.get(whole) or found.get(path)
    target = _target(request, redirect) if redirect else None
    if redirect is None or target is None:
        return None
    kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    return kind(target)


def _target(request: HttpRequest, redirect: Redirect) -> str | None:
    if redirect.redirect_page_id:
        facts = facts_for(request)
        for links in facts.links.values():
            if redirect.redirect_page_id in links:
                return links[redirect.redirect_page_id].url + redirect.redirect_page_route_path.lstrip("/")
        return None
    link = redirect.redirect_link
    # Browsers read a backslash like a slash, and two slashes as the start of another host.
    is_local = link.startswith("/") and not link.startswith("//") and "\\" not in link
    return link if is_local else None
