"""What the Wagtail admin shows of shared forms: a menu item, and on the start page the updates that wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from reporting.authoring.sharing import rights, updates
from sites.access.memberships import is_national
from sites.forces.models import Force

MOST = 8


class UpdatesMenuItem(MenuItem):
    """Seen by those who work on forms of a force."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person works on forms of any force."""
        return bool(rights.forces_of_person(request.user))


class UpdatesPanel(Component):
    """The updates of national forms on which the person's forces have yet to decide."""

    name = "form-updates"
    order = 120
    template_name = "reporting/authoring/sharing/home_panel.html"

    def __init__(self, user: Any) -> None:
        forces = rights.forces_of_person(user)
        found = updates.states(forces) if forces else []
        names = dict(Force.objects.filter(pk__in=forces).values_list("pk", "short_name"))
        self.waiting = [(state, names[state.force_id]) for state in found if state.is_news]

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The first few of them."""
        return {"waiting": self.waiting[:MOST], "more": max(0, len(self.waiting) - MOST)}


class LibraryMenuItem(MenuItem):
    """Seen by the national team."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person edits the national library or runs the platform."""
        return is_national(request.user)


@hooks.register("register_admin_menu_item")
def library_menu_item() -> MenuItem:
    """Stand beside the forces' own screen."""
    return LibraryMenuItem(
        "Forms by force", reverse("form_library:overview"), name="forms-by-force", icon_name="form", order=141
    )


@hooks.register("register_admin_menu_item")
def updates_menu_item() -> MenuItem:
    """Stand after the pages."""
    return UpdatesMenuItem(
        "Form updates", reverse("form_updates:forms"), name="form-updates", icon_name="form", order=140
    )


@hooks.register("construct_homepage_panels", order=120)
def updates_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Tell publishers and editors what waits for them."""
    if rights.forces_of_person(request.user):
        panel = UpdatesPanel(request.user)
        if panel.waiting:
            panels.insert(0, panel)


@hooks.register("insert_global_admin_css")
def sharing_look() -> SafeString:
    """Style the comparison."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("reporting/authoring/sharing.css"))
