"""Where the link of an invitation leads: choose a password, or sign in, and accept."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sites.access.people import invitations
from sites.access.people.forms import NewPersonForm
from sites.access.people.mail import digest
from sites.access.people.models import AnyInvitation
from sites.access.people.pages import name_of
from sites.forces.models import Force

_PAGE = "force_sites/people/accept.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept_page(request: HttpRequest, owner: str, token: str) -> HttpResponse:
    """Show who invites whom to what; a post accepts. Looking uses nothing up, for mail filters open links too."""
    force = Force.objects.filter(slug=owner).first()
    invitation = _invitation(force, token) if force or owner == invitations.NATIONAL else None
    if invitation is None:
        return render(request, "force_sites/people/not_open.html", {"has_expired": False}, status=410)
    if invitation.has_expired:
        return render(request, "force_sites/people/not_open.html", {"has_expired": True}, status=410)
    words = {"invitation": invitation, "owner_name": name_of(force), "here": request.path}
    if request.user.is_authenticated:
        return _as_somebody(request, force, invitation, words)
    if invitations.has_account(invitation.email):
        sign_in = f"{reverse('account_login')}?next={request.path}"
        return render(request, _PAGE, {**words, "step": "sign-in", "sign_in": sign_in})
    return _as_new(request, force, invitation, words)


def _as_somebody(
    request: HttpRequest, force: Force | None, invitation: AnyInvitation, words: dict[str, Any]
) -> HttpResponse:
    if invitations.normal(getattr(request.user, "email", "")) != invitation.email:
        return render(request, _PAGE, {**words, "step": "somebody-else"}, status=403)
    if request.method != "POST":
        return render(request, _PAGE, {**words, "step": "accept"})
    try:
        invitations.accept(force=force, invitation_id=invitation.pk, person=request.user)
    except (invitations.NotOpen, invitations.NotForThisPerson):
        return render(request, "force_sites/people/not_open.html", {"has_expired": False}, status=410)
    messages.success(request, f"You now work in {words['owner_name']}.")
    return redirect("wagtailadmin_home")


def _as_new(
    request: HttpRequest, force: Force | None, invitation: AnyInvitation, words: dict[str, Any]
) -> HttpResponse:
    form = NewPersonForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                person = invitations.accept_as_new(
                    force=force,
                    invitation_id=invitation.pk,
                    name=form.cleaned_data["name"],
                    password=form.cleaned_data["password"],
                )
        except invitations.NotOpen:
            return render(request, "force_sites/people/not_open.html", {"has_expired": False}, status=410)
        except invitations.AccountExists:
            return redirect(request.path)
        record_authentication(request, person, method="password", username=person.username, reauthenticated=True)
        set_up: HttpResponse = perform_login(request, Login(user=person, redirect_url=reverse("mfa_activate_totp")))
        return set_up
    return render(request, _PAGE, {**words, "step": "new", "form": form}, status=400 if form.errors else 200)


def _invitation(force: Force | None, token: str) -> Any:
    with invitations.within(force):
        return invitations.of(force).filter(token_digest=digest(token), accepted_at=None, withdrawn_at=None).first()
