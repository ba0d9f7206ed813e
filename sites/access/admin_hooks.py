"""What every page of the Wagtail admin carries, and what its log may tell of roles."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static


@hooks.register("insert_global_admin_js")
def start_widgets() -> SafeString:
    """Start date fields and inline panels without inline scripts, which the content security policy refuses."""
    return format_html('<script src="{}"></script>', versioned_static("force_sites/start-widgets.js"))


@hooks.register("register_log_actions")
def role_changes(actions: Any) -> None:
    """Name the changes of national roles, which belong to no force's audit log."""
    actions.register_action("soh.role_granted", "Grant a role", "Role granted")
    actions.register_action("soh.role_revoked", "Revoke a role", "Role revoked")
