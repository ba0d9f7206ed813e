"""Files that robots and researchers ask every site for."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static

from pages.serving.dressing import picture_url
from pages.serving.facts import facts_for
from sites.forces.branding import PictureKind
from soh.core import clock

SECURITY_CONTACT_VALID = timedelta(days=180)
LARGEST_SITEMAP = 50_000
"""More addresses than this the sitemap protocol does not allow in one file."""


def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what to leave alone and where the sitemap is."""
    root = request.hosted_site.root_url  # type: ignore[attr-defined]
    lines = [
        "User-agent: *",
        "Disallow: /api/",
        "Disallow: /_util/",
        "Disallow: /beta/",
        f"Sitemap: {root}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages that visitors of this host may see, with their other languages and last change."""
    facts = facts_for(request)
    entries = []
    for index in facts.indexes.values():
        for entry in index:
            others = [
                {"code": code, "url": facts.site.root_url + other.by_key[entry.translation_key].url}
                for code, other in facts.indexes.items()
                if entry.translation_key in other.by_key
            ]
            alternates = others if len(others) > 1 else []
            entries.append({"entry": entry, "url": facts.site.root_url + entry.url, "alternates": alternates})
    context = {"entries": entries[:LARGEST_SITEMAP]}
    return render(request, "pages/sitemap.xml", context, content_type="application/xml")


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask by habit to the site's icon."""
    own = facts_for(request).dress.picture(PictureKind.FAVICON)
    return HttpResponseRedirect(picture_url(own) if own else static("soh/images/favicon.svg"))


def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell researchers where to report a weakness (RFC 9116); 404 where SECURITY_CONTACT is not set."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    # The same for a whole day, so that it can be compared.
    expires = datetime.combine(clock.today() + SECURITY_CONTACT_VALID, time(0, 0), clock.LONDON)
    url = f"{request.hosted_site.root_url}/.well-known/security.txt"  # type: ignore[attr-defined]
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: en, cy",
        f"Canonical: {url}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
