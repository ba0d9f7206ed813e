"""Whether an address of the staff door, with what it names, exists for a person of a force.

Wagtail answers a forbidden page with a redirect, its choosers ask nobody, and its bulk actions list by title what one
may not touch; here all of that is as missing as what was never there.
"""

import logging
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from sites.access.admin_urls import Verdict, name_of, verdict_on
from sites.access.memberships import is_national, runs_platform, works_on_content
from sites.access.page_scope import are_ids, bulk_pages_are_theirs, named_pages_are_theirs
from sites.access.redirect_scope import named_redirects_are_theirs
from sites.access.translation_scope import named_translations_are_theirs
from sites.access.unanswerable import is_unanswerable

_CHANGING = ("change", "delete")
_CHOOSING = ("choose",)
_FILE_ARGUMENTS = ("image_id", "document_id", "doc_id", "pk")
_LOG = logging.getLogger(__name__)


def is_missing(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether the address is to answer 404 to this person; never for those who run the platform."""
    user, name = request.user, name_of(match)
    if user.is_authenticated and is_unanswerable(request, name, match.kwargs):
        return True
    if runs_platform(user):
        return False
    verdict = verdict_on(name)
    if verdict is None:
        _tell_once(name)
        return True
    if verdict in (Verdict.HARMLESS, Verdict.CHECKS_ITSELF) or not user.is_authenticated:
        return False  # the views themselves send strangers to sign in
    if verdict is Verdict.PLATFORM_ONLY:
        return True
    if verdict is Verdict.NATIONAL_ONLY:
        return not is_national(user)
    return not (works_on_content(user) and _names_only_theirs(user, name, request, match.kwargs))


def _names_only_theirs(user: Any, name: str, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
    return (
        _keys_can_be_keys(arguments)
        and named_pages_are_theirs(user, name, request, arguments)
        and _files_are_theirs(user, name, arguments)
        and named_translations_are_theirs(user, name, arguments)
        and named_redirects_are_theirs(user, name, arguments)
        and (name != "wagtail_bulk_action" or _bulk_is_theirs(user, request, arguments))
    )


def _keys_can_be_keys(arguments: Mapping[str, Any]) -> bool:
    """Whether what stands for a primary key could be one: Wagtail takes any text for some, and fails on it."""
    return are_ids(str(arguments[name]) for name in ("pk", "object_id") if name in arguments)


def _files_are_theirs(user: Any, name: str, arguments: Mapping[str, Any]) -> bool:
    """Images and documents by the rights on their collection; national ones may be chosen and not changed."""
    if name.startswith(("wagtailimages", "wagtailadmin_api:images")):
        model = get_image_model()
    elif name.startswith(("wagtaildocs", "wagtailadmin_api:documents")):
        model = get_document_model()
    else:
        return True
    actions = _CHOOSING if "chooser:" in name or name.startswith("wagtailadmin_api:") else _CHANGING
    return _may_touch(user, model, [arguments[each] for each in _FILE_ARGUMENTS if each in arguments], actions)


def _may_touch(user: Any, model: Any, ids: Iterable[Any], actions: Iterable[str]) -> bool:
    wanted = {str(value) for value in ids}
    if not wanted:
        return True
    if not are_ids(wanted):
        return False
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(user, actions).filter(pk__in=wanted)
    return bool(found.values("pk").distinct().count() == len({int(value) for value in wanted}))


def _bulk_is_theirs(user: Any, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
    try:
        model = apps.get_model(arguments["app_label"], arguments["model_name"])
    except LookupError:
        return False
    if issubclass(model, Page):
        return bulk_pages_are_theirs(user, request)
    if model not in (get_image_model(), get_document_model(), *get_snippet_models()):
        return False  # such as people: their bulk actions ask for no right on those they name
    ids = request.GET.getlist("id")
    return bool(ids) and _may_touch(user, model, [each for each in ids if each != "all"], _CHANGING)


@cache
def _tell_once(name: str) -> None:
    _LOG.warning("No verdict on the address %r: 404 for forces' people until sites/access/admin_urls.py has one", name)
