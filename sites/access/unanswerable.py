"""Requests on which stock views of the admin fail instead of answering: 404 for everybody, like what never was."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail_localize.models import Translation

from sites.access.page_scope import are_ids

_EXTERNAL_LINK = "wagtailadmin_choose_page_external_link"
_KNOW_PUT = ("wagtail_localize:", "wagtailadmin_api:")
_NAME_ROWS = ("chosen_multiple", ":find")
"""Ends of the names of addresses whose `id` in the query is looked up as it is."""


def is_unanswerable(request: HttpRequest, name: str, arguments: Mapping[str, Any]) -> bool:
    """Whether the view of this address would fail on this request."""
    is_post = request.method == "POST"
    if name == _EXTERNAL_LINK:
        return is_post and "external-link-chooser-url" not in request.POST
    if name.startswith("wagtailsnippetchoosers") and name.endswith(":create"):
        return is_post  # entries are not made in choosers, so there is no form to post
    if request.method == "PUT" and not name.startswith(_KNOW_PUT):
        return True  # Django takes it for a post, and forms fail on one without fields
    if name.endswith(_NAME_ROWS):
        return not are_ids(request.GET.getlist("id"))
    if name.startswith("wagtail_localize:") and "translation_id" in arguments:
        return not _has_target(arguments["translation_id"])
    return False


def _has_target(translation_id: int) -> bool:
    """Whether what a translation made is still there: a page may be deleted and leave its translation behind."""
    found = Translation.objects.select_related("source__specific_content_type").filter(pk=translation_id).first()
    model = found.source.specific_content_type.model_class() if found else None
    if found is None or model is None:
        return False
    rows = model._default_manager.filter(translation_key=found.source.object_id, locale_id=found.target_locale_id)
    return bool(rows.exists())
