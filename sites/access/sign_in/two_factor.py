"""Who needs a second factor, and that nobody gets past its set-up; a force's only way in ends other sessions."""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sites.access.memberships import memberships
from sites.access.roles import Role
from sites.access.sign_in import rules
from sites.access.sign_in.rules import Rules

ROLES = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN})
"""Roles that read reports, the audit trail or who works for a force."""

_TURNS_OFF = "mfa_deactivate_totp"
_OPEN = frozenset({"wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "people:accept"})


def is_required(user: Any, known: Mapping[int, Rules] | None = None) -> bool:
    """Whether the person may use nothing of the staff door without a second factor."""
    if user.is_platform_staff and settings.PLATFORM_ELEVATION_REQUIRED:
        return True
    held = memberships(user)
    if settings.TWO_FACTOR_REQUIRED and any(role in ROLES for _, role in held):
        return True
    return rules.any_asks_two_factor_of_all({force_id for force_id, _ in held if force_id is not None}, known)


def is_set_up(user: Any) -> bool:
    """Whether the person has an authenticator app."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


class TwoFactorMiddleware:
    """Leads people who need a second factor and have none to its set-up, whatever they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer with a redirect to the set-up, or nothing."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        user = request.user
        if not user.is_authenticated or name in _OPEN or rules.signed_in_by_force(request):
            return None
        known = rules.all_rules()  # once a request
        if words := rules.password_refusal(user, known):
            # The force requires its own accounts since this session was opened with a password.
            logout(request)
            messages.info(request, words)
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "")
        if name.startswith(("account_", "mfa_")) and name != _TURNS_OFF:
            return None
        if not is_required(user, known):
            return None
        if name == _TURNS_OFF:
            messages.error(request, "Your role needs two-step sign-in, so it cannot be turned off.")
            return HttpResponseRedirect(reverse("mfa_index"))
        if is_set_up(user):
            return None
        messages.info(request, "Your role needs two-step sign-in. Set it up to go on.")
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
