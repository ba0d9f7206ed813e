"""The menu item of auditors."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.access.memberships import forces_with
from sites.access.roles import Role


class TrailMenuItem(MenuItem):
    """Seen by auditors."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person audits a force."""
        return bool(forces_with(request.user, [Role.AUDITOR]))


@hooks.register("register_admin_menu_item")
def trail_menu_item() -> MenuItem:
    """Lead to the audit trail."""
    return TrailMenuItem("Audit trail", reverse("audit_trail:index"), icon_name="history", order=60)
