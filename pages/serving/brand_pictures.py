"""Logo, tab icon and social card of the request's own site; another force's are missing (404)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sites.access import memberships
from sites.forces.branding import BrandPicture


@require_safe
def brand_picture(request: HttpRequest, name: str) -> HttpResponse:
    """Serve a picture by kind and digest: on its site's own host, and at the staff door to its force's people."""
    kind, _, digest = name.partition("-")
    pictures = BrandPicture.objects.filter(kind=kind, digest=digest)
    site = getattr(request, "hosted_site", None)
    if site is not None:
        pictures = pictures.filter(force_id=site.force.id if site.force else 0)
    elif not memberships.is_national(getattr(request, "user", None)):
        pictures = pictures.filter(force_id__in=memberships.forces_of(getattr(request, "user", None)))
    found = pictures.first()
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable" if site is not None else "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
