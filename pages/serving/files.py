"""Uploaded files: the sized copies of images, and documents bound to the force that owns them."""

from __future__ import annotations

import posixpath
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.static import serve as serve_file
from wagtail.documents import get_document_model
from wagtail.documents.views import serve as document_views
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission

from sites.access import memberships

SIZED_IMAGES = "images/"
"""Where Wagtail keeps the sized copies. Originals may hold a photographer's position, documents have rules."""


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a sized copy of an image. In production a proxy does it; nothing else of the media folder is
    public.
    """
    name = posixpath.normpath(path)
    if not name.startswith(SIZED_IMAGES):
        raise Http404
    response = serve_file(request, name, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """Serve a document of the national team or of the request's own force; another force's is missing (404).

    So is a document in a private collection: the public door has no sign-in, and a force shares nothing by
    password.
    """
    found = get_document_model().objects.select_related("collection").filter(pk=document_id).first()
    if found is None or not is_served_by(found.collection, request):
        raise Http404
    response: HttpResponse = document_views.serve(request, document_id, document_filename)
    response["Cache-Control"] = "no-cache"
    return response


def staff_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """Serve a document to signed-in people of the force that owns it; everything of the national team to all staff."""
    found = get_document_model().objects.select_related("collection").filter(pk=document_id).first()
    if found is None or not may_download(request.user, found.collection):
        raise Http404
    response: HttpResponse = document_views.serve(request, document_id, document_filename)
    return response


def may_download(user: Any, collection: Collection) -> bool:
    """Whether a person may download files of this collection on the staff door."""
    if not user.is_authenticated or not user.is_active:
        return False
    owners = _owners(collection.get_ancestors(inclusive=True))
    return user.is_superuser or not owners or bool(owners & memberships.forces_of(user))


def is_served_by(collection: Collection, request: HttpRequest) -> bool:
    """Whether files of this collection may be downloaded from the request's site."""
    branch = collection.get_ancestors(inclusive=True)
    if CollectionViewRestriction.objects.filter(collection__in=branch).exists():
        return False
    owners = _owners(branch)
    force = request.hosted_site.force  # type: ignore[attr-defined]
    return not owners or (force is not None and force.id in owners)


def _owners(branch: Any) -> frozenset[int]:
    """Return the ids of the forces whose groups hold a right on one of these collections."""
    rights = GroupCollectionPermission.objects.filter(collection__in=branch, group__force_group__force__isnull=False)
    return frozenset(rights.values_list("group__force_group__force_id", flat=True))
