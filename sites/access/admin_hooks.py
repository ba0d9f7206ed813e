"""What every page of the Wagtail admin carries, and what its log may tell of roles."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from sites.access.memberships import memberships
from sites.forces.models import Force

_ABOUT_PAGES = frozenset({"reports", "help"})
"""Wagtail's menus about pages and their translations, which have nothing to do with reports from the public."""


@hooks.register("insert_global_admin_js")
def start_widgets() -> SafeString:
    """Start date fields and inline panels without inline scripts, which the content security policy refuses."""
    return format_html('<script src="{}"></script>', versioned_static("force_sites/start-widgets.js"))


@hooks.register("register_log_actions")
def role_changes(actions: Any) -> None:
    """Name the changes of national roles, which belong to no force's audit log."""
    actions.register_action("soh.role_granted", "Grant a role", "Role granted")
    actions.register_action("soh.role_revoked", "Revoke a role", "Role revoked")


class RolesPanel(Component):
    """Tells people who look after no pages which roles they hold, so that their start page is not empty."""

    order = 900
    template_name = "force_sites/roles_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Name each role with its force."""
        held = memberships(parent_context["request"].user)
        names: dict[int | None, str] = dict(Force.objects.values_list("pk", "name"))
        return {"roles": sorted((names.get(force_id, "National"), role.label) for force_id, role in held)}


@hooks.register("construct_homepage_panels", order=100)  # after the pages app has put its own there
def roles_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the roles where there are no panels about pages."""
    if not user_has_any_page_permission(request.user):
        panels.append(RolesPanel())


@hooks.register("construct_main_menu")
def hide_menus_about_pages(request: HttpRequest, menu_items: list[Any]) -> None:
    """Show people who look after no pages what they can use, and nothing that is called Reports but holds none."""
    if not user_has_any_page_permission(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in _ABOUT_PAGES]
