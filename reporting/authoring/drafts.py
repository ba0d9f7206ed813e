"""The draft that a staff page is about."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from reporting.authoring.form_page import FormPage


def editable_draft(request: HttpRequest, page_id: int) -> FormPage:
    """The newest draft of a form that the person may edit; Http404 for any other."""
    page = get_object_or_404(FormPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft: FormPage = page.get_latest_revision_as_object()
    return draft
