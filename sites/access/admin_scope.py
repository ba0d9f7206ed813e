"""Whether an address of Wagtail's admin, with what it names, exists for a person of a force.

Wagtail answers a forbidden page with a redirect, its choosers ask nobody, and its bulk actions list by title what one
may not touch; here all of that is as missing as what was never there.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from sites.access.admin_urls import Verdict, names_page, verdict_on
from sites.access.memberships import forces_with, is_national
from sites.access.roles import CONTENT_ROLES
from sites.access.trees import national_trees, own_trees

_CHOOSERS = "wagtailadmin_choose_page"
_CHOSEN_MANY = "wagtailadmin_choose_page_chosen_multiple"
_ANY_RIGHT = ("add", "change", "delete", "choose", "view", "publish")
_FILE_ARGUMENTS = ("image_id", "document_id", "doc_id", "pk")


def is_missing(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether the address is to answer 404 to this person; never for the national team and strangers."""
    user = request.user
    if not user.is_authenticated or is_national(user):
        return False
    name = match.view_name or ""
    verdict = verdict_on(name)
    if verdict is not Verdict.SCOPED:
        return verdict is Verdict.NATIONAL_ONLY
    if not forces_with(user, CONTENT_ROLES):
        return True
    return not (
        _pages_are_theirs(user, name, request, match.kwargs)
        and _files_are_theirs(user, name, match.kwargs)
        and (name != "wagtail_bulk_action" or _bulk_is_theirs(user, request, match.kwargs))
    )


def _pages_are_theirs(user: Any, name: str, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
    asked = [value for argument, value in arguments.items() if value is not None and names_page(name, argument)]
    if name == _CHOSEN_MANY:
        asked += request.GET.getlist("id")
    trees = own_trees(user)
    if name.startswith(_CHOOSERS):
        trees += national_trees()
    return _stand_within(asked, trees, with_root=name.startswith((_CHOOSERS, "wagtailadmin_explore")))


def _stand_within(ids: Iterable[Any], trees: tuple[str, ...], *, with_root: bool = False) -> bool:
    """Whether every id is that of a page in one of the trees. The root, above all trees, has no content."""
    wanted = {str(value) for value in ids}
    if not wanted:
        return True
    if not _are_ids(wanted):
        return False
    paths = Page.objects.filter(pk__in=wanted).values_list("path", "depth")
    allowed = [path for path, depth in paths if path.startswith(trees) or (with_root and depth == 1)]
    return len(allowed) == len({int(value) for value in wanted})


def _are_ids(values: set[str]) -> bool:
    return all(value.isascii() and value.isdigit() and len(value) < 10 for value in values)


def _files_are_theirs(user: Any, name: str, arguments: Mapping[str, Any]) -> bool:
    """Images and documents by the rights on their collection, as Wagtail's own lists have them."""
    if name.startswith("wagtailimages"):
        model = get_image_model()
    elif name.startswith("wagtaildocs"):
        model = get_document_model()
    else:
        return True
    return _may_touch(user, model, [arguments[name] for name in _FILE_ARGUMENTS if name in arguments])


def _may_touch(user: Any, model: Any, ids: Iterable[Any]) -> bool:
    wanted = {str(value) for value in ids}
    if not wanted:
        return True
    if not _are_ids(wanted):
        return False
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(user, _ANY_RIGHT).filter(pk__in=wanted)
    return bool(found.values("pk").distinct().count() == len({int(value) for value in wanted}))


def _bulk_is_theirs(user: Any, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
    try:
        model = apps.get_model(arguments["app_label"], arguments["model_name"])
    except LookupError:
        return False
    ids, parents = request.GET.getlist("id"), request.GET.getlist("childOf")
    if issubclass(model, Page):
        if "all" in ids and not parents:
            return False  # Wagtail would begin with every page that there is
        return _stand_within([*(value for value in ids if value != "all"), *parents], own_trees(user))
    return _may_touch(user, model, ids)  # "all" is every file of every force
