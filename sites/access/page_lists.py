"""Lists of pages in the admin end at the trees of a person's forces; choosers show the national tree besides."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.query import PageQuerySet

from sites.access.admin_urls import Verdict, verdict_on
from sites.access.memberships import is_national
from sites.access.trees import national_trees, own_trees, within

_REPORTS = {
    "page-types-usage": "wagtailadmin_reports:page_types_usage",
    "site-history": "wagtailadmin_reports:site_history",
    "workflows": "wagtailadmin_reports:workflow",
    "workflow-tasks": "wagtailadmin_reports:workflow_tasks",
    "translations": "wagtail_localize:translations_report",
}


@hooks.register("construct_page_chooser_queryset")
def choosable(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Own and national pages."""
    if is_national(request.user):
        return pages
    return pages.filter(within(own_trees(request.user) + national_trees()))


@hooks.register("construct_explorer_page_queryset")
def explorable(parent: Any, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Own pages."""
    return pages if is_national(request.user) else pages.filter(within(own_trees(request.user)))


@hooks.register("construct_reports_menu", order=1000)
def reports_of_ones_own(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leave out reports that only the national team may open."""
    if not is_national(request.user):
        menu_items[:] = [
            item for item in menu_items if verdict_on(_REPORTS.get(item.name, "")) is not Verdict.NATIONAL_ONLY
        ]
