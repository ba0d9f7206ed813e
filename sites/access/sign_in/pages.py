"""Signing in with a force's own account, and the screen on which platform staff set a force's rules."""

from typing import Any

from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from sites.access.memberships import runs_platform
from sites.access.people.gate import for_administrators, missing
from sites.access.people.pages import head
from sites.access.sign_in import setting
from sites.access.sign_in.models import SignInRules
from sites.access.sign_in.provider import ForceOpenIDConnectAdapter, ForceSignInAdapter, rules_of
from sites.access.sign_in.rules import all_rules
from sites.forces.models import Force
from soh.core import tenancy

_FAILURES = (RequestException, OAuth2Error, LookupError, ValueError)
"""What a provider that is down, wrongly set or up to something makes of a sign-in."""


@never_cache
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """List the forces whose people sign in with the force's own accounts."""
    offered = sorted((rules.force_name, rules.slug) for rules in all_rules().values() if rules.provider_is_on)
    return render(request, "force_sites/sign_in/choose.html", {"forces": offered})


@never_cache
@require_safe
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the person to the provider of the force."""
    rules_of(slug)
    provider = ForceSignInAdapter().get_provider(request, slug)
    after = request.GET.get("next", "")
    is_safe = url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()})
    try:
        response: HttpResponse = provider.redirect(request, AuthProcess.LOGIN, next_url=after if is_safe else None)
    except _FAILURES:
        return _did_not_work(request)
    return response


@never_cache
@require_safe
def callback(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the person back from the provider."""
    rules_of(slug)
    view = OAuth2CallbackView.adapter_view(ForceOpenIDConnectAdapter(request, slug))
    try:
        response: HttpResponse = view(request)
    except _FAILURES:
        return _did_not_work(request)
    return response


def _did_not_work(request: HttpRequest) -> HttpResponse:
    messages.error(request, "Your force's sign-in does not answer as it should. Try again in some minutes.")
    return redirect("account_login")


class RulesForm(forms.ModelForm[SignInRules]):
    """A force's rules."""

    client_secret = forms.CharField(
        required=False,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Kept sealed and never shown. Empty keeps the one that is stored.",
    )

    class Meta:
        model = SignInRules
        fields = (
            "two_factor_for_all",
            "provider_is_on",
            "provider_is_required",
            "issuer",
            "client_id",
            "email_domains",
        )

    field_order = (*Meta.fields[:5], "client_secret", "email_domains")

    def provider(self) -> setting.Provider | None:
        """Return the provider that was filled in, None when it is to be off."""
        words = self.cleaned_data
        if not words["provider_is_on"]:
            return None
        return setting.Provider(
            issuer=words["issuer"],
            client_id=words["client_id"],
            client_secret=words["client_secret"],
            domains=tuple(words["email_domains"].replace(",", " ").split()),
            is_required=words["provider_is_required"],
        )


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def rules_page(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Show and set how the people of a force sign in. For platform staff with powers."""
    if force is None or not runs_platform(request.user):
        return missing(request)
    with tenancy.transaction(force):
        row = SignInRules.objects.filter(force=force).first()
    form = RulesForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _set(request, force, form):
        messages.success(request, f"The sign-in rules of {force.name} are saved.")
        return redirect("single_sign_on:rules", force.slug)
    trail: list[dict[str, str]] = [
        {"url": reverse("people:list", args=[force.slug]), "label": f"People: {force.name}"},
        {"url": "", "label": "Sign-in rules"},
    ]
    words: dict[str, Any] = {**head("Sign-in rules", trail), "form": form, "owner": force.slug, "force": force}
    return render(request, "force_sites/sign_in/rules.html", words, status=400 if form.errors else 200)


def _set(request: HttpRequest, force: Force, form: RulesForm) -> bool:
    try:
        setting.set_rules(
            force=force,
            two_factor_for_all=form.cleaned_data["two_factor_for_all"],
            provider=form.provider(),
            actor=f"user:{request.user.pk}",
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


app_name = "single_sign_on"
urlpatterns = [
    path("login/force/", choose, name="choose"),
    path("login/force/<slug:slug>/", begin, name="begin"),
    path("login/force/<slug:slug>/callback/", callback, name="callback"),
    path("sign-in-rules/<slug:owner>/", rules_page, name="rules"),
]
