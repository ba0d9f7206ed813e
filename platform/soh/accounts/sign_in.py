"""The one sign-in page of the staff host."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.admin.views.account import password_reset_enabled

from soh.accounts import refusals

ACCESS = "wagtailadmin.access_admin"


class SignInForm(LoginForm):
    """User name and password, posted as `username` and `password`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any] | None:
        """Refuse who may not sign in with a password, once the password was right."""
        cleaned: dict[str, Any] | None = super().clean()
        if self.user is not None and (words := refusals.reason(self.user)):
            raise ValidationError(words)
        return cleaned

    def add_prefix(self, field_name: str) -> str:
        """Name the field as password managers, scripts and the lock know it."""
        return "username" if field_name == "login" else str(super().add_prefix(field_name))


class SignInView(LoginView):
    """Password first, then allauth's stages: a second factor where the person has set one up."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session of a person without any role: the admin would send them back here for ever."""
        if request.user.is_authenticated and not request.user.has_perm(ACCESS):
            logout(request)
            messages.error(request, "Your account has no role yet. Ask your force's administrator for one.")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what Wagtail's own sign-in template needs."""
        return {
            **super().get_context_data(**kwargs),
            "next": self.get_next_url(),
            "show_password_reset": password_reset_enabled(),
        }


@require_POST
def start_again(request: HttpRequest) -> HttpResponseRedirect:
    """Leave a half-done sign-in, for example when the phone with the codes is not at hand."""
    logout(request)
    return redirect("account_login")
