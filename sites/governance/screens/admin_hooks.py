"""Where the admin leads to a force's own screens."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from sites.access.memberships import forces_of, is_national
from sites.forces import hosts
from sites.forces.models import Force
from sites.governance.screens import access, urls


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Bring the screens to the admin."""
    return [path("your-site/", include(urls))]


class SiteMenuItem(MenuItem):
    """Seen by everybody who works for a force, and by the national team."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is a force to show."""
        return is_national(request.user) or bool(forces_of(request.user))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Stand after the content."""
    return SiteMenuItem("Your site", reverse("governance:index"), name="your-site", icon_name="home", order=790)


@hooks.register("register_page_header_buttons")
def twin_button(page: Any, user: Any, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """Lead from a page's editor to its twin on the existing website, for those who may change it."""
    site = hosts.site_of_path(page.path) if view_name == "edit" and page.path else None
    if site is None or site.force is None:
        return
    force = Force(pk=site.force.id, slug=site.force.slug)
    if access.may(user, force, access.LOOK):
        address = f"{reverse('governance:twins', args=[force.slug])}#page-{page.pk}"
        yield Button("Page on the existing website", address, icon_name="link-external", priority=27)
