"""Where the admin leads to the screens, and what it refuses: the deletion of a national page that forces show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from pages.editor.adoption import why_not_adoptable
from pages.editor.sharing import urls
from pages.editor.sharing.access import force_sites_of
from pages.editor.start_page import MOST_SITES, name_of
from pages.sharing.acts import Refused
from pages.sharing.entry_news import EntryNews, entry_news
from pages.sharing.in_use import in_use_by
from pages.sharing.records import Localisation
from pages.sharing.standings import Standing, standings
from pages.sharing.updates import update_of
from pages.types.adopted import AdoptedPage
from sites.access.memberships import is_national
from sites.access.trees import national_trees
from sites.forces.hosts import HostedSite

MOST_SHOWN = 6


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Bring the screens to the admin."""
    return [
        path("sharing/", include(urls)),
        path("national-sharing/", include((urls.national, "national_sharing"))),
    ]


class UpdatesMenuItem(MenuItem):
    """Seen by people who work on a force's pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person has a force's site."""
        return bool(force_sites_of(request.user))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Stand beside the shared library."""
    return UpdatesMenuItem(
        "National changes", reverse("sharing:updates"), name="national-changes", icon_name="history", order=255
    )


class VersionsMenuItem(MenuItem):
    """Seen by the national team."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person belongs to it."""
        return is_national(request.user)


@hooks.register("register_admin_menu_item")
def versions_menu_item() -> MenuItem:
    """Stand beside the shared library."""
    address = reverse("national_sharing:versions")
    return VersionsMenuItem("Pages by force", address, name="versions", icon_name="table", order=256)


class UpdatesPanel(Component):
    """National changes that wait for a decision, on the start page."""

    name = "national-changes"
    order = 220
    template_name = "pages/sharing/panel.html"

    def __init__(self, sites: list[HostedSite]) -> None:
        self.sites = sites

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """List the newest of each site."""
        waiting = [row for row in standings(self.sites) if row.is_waiting]
        entries = entry_news(site.force.id for site in self.sites if site.force)
        return {"sites": [self._of(site, waiting, entries) for site in self.sites]}

    def _of(self, site: HostedSite, waiting: list[Standing], entries: list[EntryNews]) -> dict[str, Any]:
        trees = tuple(home.path for home in site.homes.values())
        own = [row for row in waiting if row.path.startswith(trees)]
        texts = [entry for entry in entries if site.force and entry.force_id == site.force.id]
        more = max(0, len(own) - MOST_SHOWN) + max(0, len(texts) - MOST_SHOWN)
        return {"name": name_of(site), "rows": own[:MOST_SHOWN], "entries": texts[:MOST_SHOWN], "more": more}


@hooks.register("construct_homepage_panels", order=10)
def updates_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the panel to people of forces."""
    sites = force_sites_of(request.user)
    if sites and len(sites) <= MOST_SITES:
        panels.append(UpdatesPanel(sites))


@hooks.register("register_page_header_buttons")
def page_buttons(page: Any, user: Any, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """Lead from a page to its national version, and from the explorer to adopting."""
    if page.is_root():
        return
    if page.path.startswith(national_trees() or ("-",)):
        if is_national(user) and view_name == "edit" and page.live and not why_not_adoptable(page):
            address = reverse("national_sharing:new", args=[page.pk])
            yield Button("Roll out to forces", address, icon_name="upload", priority=25)
        return
    if _is_tied(page):
        yield Button("National version", reverse("sharing:page", args=[page.pk]), icon_name="history", priority=25)
    if view_name == "index" and page.permissions_for_user(user).can_publish() and page.depth > 1:
        yield Button(
            "Adopt national pages", reverse("sharing:adopt", args=[page.pk]), icon_name="download", priority=26
        )


@hooks.register("before_edit_page")
def tell_of_news(request: HttpRequest, page: Any) -> None:
    """Say above the editor that there is a national change."""
    if request.method != "GET" or not _is_tied(page):
        return
    try:
        waiting = update_of(page).is_waiting
    except Refused:
        return
    if waiting:
        button = messages.button(reverse("sharing:page", args=[page.pk]), "See what changed")
        messages.warning(request, "The national page has changed since. Nothing changed here yet.", buttons=[button])


@hooks.register("before_delete_page")
def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a national page that forces show or have made their own."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def refuse_bulk_deletion(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Keep it in the bulk action, too."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return _refusal(request, objects)


def _refusal(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    for page in pages:
        forces = in_use_by(page)
        if forces:
            who = "1 force shows" if forces == 1 else f"{forces} forces show"
            reason = f"“{page.title}” cannot be deleted: {who} it or a page under it."
            messages.error(request, f"{reason} Unpublish it to withdraw it everywhere.")
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def _is_tied(page: Any) -> bool:
    specific = page.specific_class
    if specific is not None and issubclass(specific, AdoptedPage):
        return True
    return Localisation.objects.filter(page_id=page.pk).exists()
