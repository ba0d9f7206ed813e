"""Where the admin leads to the screens: a menu item for the national team, a panel for force administrators."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from sites.access.memberships import forces_with
from sites.access.roles import Role
from sites.forces.models import Force
from sites.provisioning.opening import urls
from sites.provisioning.opening.access import opens_forces
from sites.provisioning.readiness import readiness


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Bring the screens to the admin."""
    return [path("forces/", include(urls))]


class ForcesMenuItem(MenuItem):
    """Seen by those who open forces."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person opens forces."""
        return opens_forces(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Stand after the content."""
    return ForcesMenuItem("Forces", reverse("forces:list"), name="forces", icon_name="site", order=800)


class ReadinessPanel(Component):
    """What a force administrator's forces still need before they open."""

    name = "readiness"
    order = 60
    template_name = "force_sites/opening/panel.html"

    def __init__(self, forces: list[Force]) -> None:
        self.forces = forces

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """List the open lines of each force."""
        rows = [(force, readiness(force)) for force in self.forces]
        return {
            "forces": [
                {"force": force, "open": [item for item in items if not item.done], "total": len(items)}
                for force, items in rows
            ]
        }


@hooks.register("construct_homepage_panels")
def readiness_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show force administrators their own list."""
    mine = forces_with(request.user, [Role.FORCE_ADMIN])
    if mine:
        found = Force.objects.select_related("site__root_page").filter(pk__in=mine).order_by("name")
        panels.append(ReadinessPanel(list(found)))
