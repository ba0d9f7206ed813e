"""The first page of the admin: a person's own sites, what needs attention, drafts and recent work."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.models import Page

from pages.editor.attention import needs_of
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from sites.forces.models import Phase

MOST_SITES = 5
"""Whoever has more sites than this, such as the platform's administrators, gets a list of them only."""
NEWEST = 8
SHOWN_CONCERNS = 6


def sites_of(user: Any) -> list[HostedSite]:
    """Return the sites whose content a person works on, by name, the national one first."""
    forces = memberships.forces_with(user, CONTENT_ROLES)
    national = memberships.is_national(user)
    mine = [
        site
        for site in hosts.table().values()
        if user.is_superuser or (national if site.force is None else site.force.id in forces)
    ]
    return sorted(mine, key=lambda site: (site.force is not None, name_of(site)))


def name_of(site: HostedSite) -> str:
    """Return what editors call a site."""
    return site.force.name if site.force else "National library"


class _SitesPanel(Component):
    """A panel about the sites of the person."""

    def __init__(self, sites: list[HostedSite]) -> None:
        self.sites = sites


class SitesPanel(_SitesPanel):
    """Where a person's sites are, and how far they are."""

    name = "sites"
    order = 50
    template_name = "pages/editor/sites.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """List the sites with their phase and homes."""
        return {"sites": [self._row(site) for site in self.sites]}

    def _row(self, site: HostedSite) -> dict[str, Any]:
        phase = Phase(site.force.phase).label if site.force else "Shared with every force"
        homes = [
            {"language": "Welsh" if code == "cy" else "English", "id": home.page_id}
            for code, home in sorted(site.homes.items(), key=lambda item: item[0] != "en")
        ]
        return {"name": name_of(site), "phase": phase, "url": f"{site.root_url}/", "homes": homes}


class AttentionPanel(_SitesPanel):
    """What needs attention on each of a person's sites."""

    name = "attention"
    order = 230
    template_name = "pages/editor/attention.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """List the needs of each site, and a few pages of each need."""
        return {
            "sites": [
                {
                    "name": name_of(site),
                    "needs": [
                        {
                            "what_to_do": need.what_to_do,
                            "concerns": need.concerns[:SHOWN_CONCERNS],
                            "more": max(0, len(need.concerns) - SHOWN_CONCERNS),
                        }
                        for need in needs_of(site)
                    ],
                }
                for site in self.sites
            ]
        }


class RecentWorkPanel(_SitesPanel):
    """What was edited last on a person's sites, by whom, and which of it is a draft."""

    name = "recent-work"
    order = 240
    template_name = "pages/editor/recent_work.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """List the newest edits and the newest drafts."""
        pages = Page.objects.filter(_within(self.sites)).select_related("latest_revision__user", "locale")
        newest = pages.exclude(latest_revision_created_at=None).order_by("-latest_revision_created_at")
        return {
            "edited": newest[:NEWEST],
            "drafts": newest.filter(has_unpublished_changes=True)[:NEWEST],
            "request": parent_context["request"],
        }


def _within(sites: list[HostedSite]) -> Q:
    homes = [Q(path__startswith=home.path) for site in sites for home in site.homes.values()]
    return reduce(or_, homes, Q(pk__in=[]))


@hooks.register("construct_homepage_panels")
def start_page(request: HttpRequest, panels: list[Any]) -> None:
    """Put the person's sites in place of Wagtail's list of own edits; moderation and locks stay."""
    panels[:] = [panel for panel in panels if not isinstance(panel, RecentEditsPanel)]
    sites = sites_of(request.user)
    if not sites:
        return
    panels.append(SitesPanel(sites))
    if len(sites) <= MOST_SITES:
        panels += [AttentionPanel(sites), RecentWorkPanel(sites)]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_count_of_all_pages(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the count of pages: with homes in two languages it counts every force's."""
    items[:] = [item for item in items if not isinstance(item, PagesSummaryItem)]


@hooks.register("insert_global_admin_css")
def admin_look() -> SafeString:
    """Give the admin the platform's colours."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("pages/admin.css"))
