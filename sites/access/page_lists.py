"""Lists of pages in the admin end at the trees of a person's forces; choosers show the national tree besides."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.query import PageQuerySet

from sites.access.memberships import runs_platform
from sites.access.trees import national_trees, own_trees, within


@hooks.register("construct_page_chooser_queryset")
def choosable(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Own and national pages."""
    if runs_platform(request.user):
        return pages
    return pages.filter(within(own_trees(request.user) + national_trees()))


@hooks.register("construct_explorer_page_queryset")
def explorable(parent: Any, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Own pages."""
    return pages if runs_platform(request.user) else pages.filter(within(own_trees(request.user)))


@hooks.register("construct_reports_menu", order=1000)
def reports_about_ones_own(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leave out the report about all forces at once."""
    if not runs_platform(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]
