"""What the Wagtail admin shows of a person's own account, and of platform powers."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_account_menu_item")
def two_step_sign_in(request: HttpRequest) -> dict[str, str]:
    """Lead from the account page to the second factor."""
    return {
        "url": reverse("mfa_index"),
        "label": "Two-step sign-in",
        "help_text": "Ask for a code from your phone as well as your password.",
    }


@hooks.register("register_log_actions")
def elevations(actions: Any) -> None:
    """Name the acts of the platform's people, which belong to no force's audit log."""
    actions.register_action("soh.elevated", "Take platform powers", "Platform powers taken")
    actions.register_action("soh.second_factor_reset", "Reset a second factor", "Second factor reset")
    actions.register_action("soh.elevation_ended", "End platform powers", "Platform powers ended")


class PlatformMenuItem(MenuItem):
    """Seen by people who run the platform."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person runs the platform."""
        return bool(getattr(request.user, "is_platform_staff", False))


@hooks.register("register_admin_menu_item")
def platform_powers() -> MenuItem:
    """Lead to the page where an elevation begins and ends."""
    return PlatformMenuItem("Platform powers", reverse("accounts_elevation"), icon_name="key", order=9800)


@hooks.register("insert_global_admin_css")
def band_of_platform_powers() -> SafeString:
    """Style the band that tells of platform powers on every page."""
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/platform-powers.css"))
