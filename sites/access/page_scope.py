"""Whether the pages that a request to the admin names are those of the person who asks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, TaskState, WorkflowState, get_page_models

from sites.access.admin_urls import names_page
from sites.access.trees import national_trees, own_trees

_CHOOSERS = "wagtailadmin_choose_page"
_CHOSEN_MANY = "wagtailadmin_choose_page_chosen_multiple"
_PLACES = ("new_parent_page", "parent_page", "chooser")
"""Fields of forms that name the page under which others are put."""
_RELOCATING = frozenset({"wagtailadmin_pages:copy", "wagtailadmin_pages:move", "wagtailadmin_pages:move_confirm"})


def named_pages_are_theirs(user: Any, name: str, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
    """Whether the person works on every page that the address or a posted place names; choosers know national ones
    besides. A page moves and is copied within its own site only.
    """
    asked = [value for argument, value in arguments.items() if value is not None and names_page(name, argument)]
    if name == _CHOSEN_MANY:
        asked += request.GET.getlist("id")
    trees = own_trees(user)
    if name.startswith(_CHOOSERS):
        return stand_within(asked, trees + national_trees(), with_root=True)
    places = posted_places(request)
    if not stand_within([*asked, *places], trees, with_root=name.startswith("wagtailadmin_explore")):
        return False
    if not _belong_to_page(arguments):
        return False
    return name not in _RELOCATING or are_of_one_site([*asked, *places])


def _belong_to_page(arguments: Mapping[str, Any]) -> bool:
    """Whether the steps of a workflow that an address names beside a page are steps of that page."""
    page = str(arguments.get("page_id", ""))
    if not {"task_id", "task_state_id", "workflow_state_id"} & set(arguments):
        return True
    kinds = page_kinds()
    if "task_id" in arguments:
        workflow = Page.objects.get(pk=page).get_workflow()
        if workflow is None or not workflow.tasks.filter(pk=arguments["task_id"]).exists():
            return False
    if "task_state_id" in arguments:
        states = TaskState.objects.filter(workflow_state__object_id=page, workflow_state__content_type__in=kinds)
        if not states.filter(pk=arguments["task_state_id"]).exists():
            return False
    if "workflow_state_id" in arguments:
        flows = WorkflowState.objects.filter(object_id=page, content_type__in=kinds)
        return flows.filter(pk=arguments["workflow_state_id"]).exists()
    return True


def page_kinds() -> list[Any]:
    """Return the content types of pages."""
    return list(ContentType.objects.get_for_models(Page, *get_page_models()).values())


def bulk_pages_are_theirs(user: Any, request: HttpRequest) -> bool:
    """Whether the person works on all pages that a bulk action names. "All" is narrowed where it is looked up."""
    ids = [value for value in request.GET.getlist("id") if value != "all"]
    parents, places = [value for value in request.GET.getlist("childOf") if value], posted_places(request)
    if not stand_within([*ids, *parents, *places], own_trees(user)):
        return False
    return not places or are_of_one_site([*ids, *parents, *places])


def posted_places(request: HttpRequest) -> list[str]:
    """Return the ids of the pages under which a posted form wants to put something."""
    if request.method != "POST":
        return []
    return [value for field in _PLACES for value in request.POST.getlist(field) if value]


def stand_within(ids: Iterable[Any], trees: tuple[str, ...], *, with_root: bool = False) -> bool:
    """Whether every id is that of a page in one of the trees. The root, above all trees, has no content."""
    wanted = {str(value) for value in ids}
    if not wanted:
        return True
    if not are_ids(wanted):
        return False
    paths = Page.objects.filter(pk__in=wanted).values_list("path", "depth")
    allowed = [path for path, depth in paths if path.startswith(trees) or (with_root and depth == 1)]
    return len(allowed) == len({int(value) for value in wanted})


def are_of_one_site(ids: Iterable[Any]) -> bool:
    """Whether these pages, all of which exist, stand in the trees of one site: its homes share a translation key."""
    paths = Page.objects.filter(pk__in={int(value) for value in ids}).values_list("path", flat=True)
    homes = {path[: 2 * Page.steplen] for path in paths}
    keys = Page.objects.filter(path__in=homes).values_list("translation_key", flat=True)
    return len(set(keys)) <= 1


def are_ids(values: Iterable[str]) -> bool:
    """Whether all of these can be primary keys."""
    return all(value.isascii() and value.isdigit() and len(value) < 10 for value in values)
