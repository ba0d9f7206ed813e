"""What the Wagtail admin shows of a person's own account."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks


@hooks.register("register_account_menu_item")
def two_step_sign_in(request: HttpRequest) -> dict[str, str]:
    """Lead from the account page to the second factor."""
    return {
        "url": reverse("mfa_index"),
        "label": "Two-step sign-in",
        "help_text": "Ask for a code from your phone as well as your password.",
    }
