"""Uploaded files: sized copies of images, and documents, bound to the force that owns them at every door."""

from __future__ import annotations

import mimetypes
import posixpath
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.static import serve as serve_file
from wagtail.documents import get_document_model
from wagtail.documents.views import serve as document_views
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from sites.access import memberships
from sites.access.files import owners_of

SIZED_IMAGES = "images/"
"""Where Wagtail keeps the sized copies. Originals may hold a photographer's position, documents have rules."""

_INERT = "default-src 'none'; sandbox"
_PUBLIC, _PRIVATE = "public, max-age=86400", "private, no-store"


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a sized copy of an image of the national team or of the request's own force; everything else is missing.

    So is an image of a private collection: the public door has no sign-in.
    """
    collection = _collection_of(path)
    if collection is None or not is_served_by(collection, request):
        raise Http404
    return _sized(request, path, _PUBLIC)


def staff_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a sized copy to signed-in people who may download from its collection: previews and choosers show it."""
    collection = _collection_of(path)
    if collection is None or not may_download(request.user, collection):
        raise Http404
    return _sized(request, path, _PRIVATE)


def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """Serve a document of the national team or of the request's own force; another force's is missing (404).

    So is a document in a private collection: the public door has no sign-in, and a force shares nothing by
    password.
    """
    found = get_document_model().objects.select_related("collection").filter(pk=document_id).first()
    if found is None or not is_served_by(found.collection, request):
        raise Http404
    response = _downloaded(request, found, document_filename)
    response["Cache-Control"] = "no-cache"
    return response


def staff_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """Serve a document to signed-in people of the force that owns it; everything of the national team to all staff.

    One behind a password is missing: nobody is asked for a password here.
    """
    found = get_document_model().objects.select_related("collection").filter(pk=document_id).first()
    if found is None or not may_download(request.user, found.collection) or _wants_password(found.collection, request):
        raise Http404
    return _downloaded(request, found, document_filename)


def _wants_password(collection: Collection, request: HttpRequest) -> bool:
    kept = collection.get_view_restrictions().filter(restriction_type=CollectionViewRestriction.PASSWORD)
    return any(not restriction.accept_request(request) for restriction in kept)


def may_download(user: Any, collection: Collection) -> bool:
    """Whether a person may download files of this collection on the staff door."""
    if not user.is_authenticated or not user.is_active:
        return False
    owners = owners_of(collection)
    return user.is_superuser or not owners or None in owners or bool(owners & memberships.forces_of(user))


def is_served_by(collection: Collection, request: HttpRequest) -> bool:
    """Whether files of this collection may be downloaded from the request's site."""
    branch = collection.get_ancestors(inclusive=True)
    if CollectionViewRestriction.objects.filter(collection__in=branch).exists():
        return False
    owners = owners_of(collection)
    force = request.hosted_site.force  # type: ignore[attr-defined]
    return not owners or None in owners or (force is not None and force.id in owners)


def _collection_of(path: str) -> Collection | None:
    """The collection of the image of which this path is a sized copy; None when it is none."""
    name = posixpath.normpath(path)
    if not name.startswith(SIZED_IMAGES) or name != path:
        return None
    renditions = get_image_model().get_rendition_model().objects.select_related("image__collection")
    found = renditions.filter(file=name).first()
    return found.image.collection if found else None


def _sized(request: HttpRequest, path: str, kept: str) -> HttpResponseBase:
    response = _sent_by_proxy(path) or serve_file(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = kept
    response["Content-Security-Policy"] = _INERT
    return response


def _sent_by_proxy(path: str) -> HttpResponse | None:
    """An answer without body: the proxy puts the file in its place (nginx's X-Accel-Redirect), after our check."""
    if not settings.MEDIA_ACCEL_REDIRECT:
        return None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return HttpResponse(
        content_type=kind, headers={"X-Accel-Redirect": f"{settings.MEDIA_ACCEL_REDIRECT}{quote(path)}"}
    )


def _downloaded(request: HttpRequest, found: Any, filename: str) -> HttpResponse:
    """A document under a name that says what it is, inert in every browser. On the disk its name is random."""
    response: HttpResponse = document_views.serve(request, found.pk, filename)
    ending = found.file_extension.lower()
    name = f"{slugify(found.title) or 'document'}.{ending}" if ending else slugify(found.title)
    disposition = content_disposition_header(found.content_disposition != "inline", name)
    if response.status_code == 200 and disposition:
        response["Content-Disposition"] = disposition
        response["Content-Security-Policy"] = _INERT
        response["X-Content-Type-Options"] = "nosniff"
    return response
