"""Inviting people: the form, sending again, withdrawing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sites.access.people import changes, invitations
from sites.access.people.forms import InvitationForm
from sites.access.people.gate import for_administrators
from sites.access.people.pages import head, name_of
from sites.access.people.roles import RoleNotAllowed
from sites.forces.models import Force


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Invite a person. The answer is the same whether or not the address has an account elsewhere."""
    form = InvitationForm(request.POST or None, force=force)
    if request.method == "POST":
        if form.is_valid() and _invited(request, force, form):
            messages.success(
                request, f"An invitation is on its way to {form.cleaned_data['email']}. It is good for 7 days."
            )
            return redirect("people:list", invitations.slug_of(force))
        if "roles" in form.errors and request.POST.getlist("roles"):
            changes.refused(force=force, actor=request.user, what="role", subject="invitation")
    owner = invitations.slug_of(force)
    trail = [
        {"url": reverse("people:list", args=[owner]), "label": f"People: {name_of(force)}"},
        {"url": "", "label": "Invite a person"},
    ]
    words = {**head("Invite a person", trail), "form": form, "owner": owner, "name": name_of(force)}
    return render(request, "force_sites/people/invite.html", words, status=400 if form.errors else 200)


@for_administrators
@require_POST
def resend(request: HttpRequest, force: Force | None, invitation_id: int) -> HttpResponse:
    """Send it again."""
    try:
        invitations.resend(force=force, invitation_id=invitation_id, actor=f"user:{request.user.pk}")
    except invitations.NotOpen:
        messages.error(request, "That invitation is no longer open.")
    else:
        messages.success(request, "The invitation is sent again with a new link. The earlier link no longer works.")
    return redirect("people:list", invitations.slug_of(force))


@for_administrators
@require_POST
def withdraw(request: HttpRequest, force: Force | None, invitation_id: int) -> HttpResponse:
    """Withdraw it."""
    try:
        invitations.withdraw(force=force, invitation_id=invitation_id, actor=f"user:{request.user.pk}")
    except invitations.NotOpen:
        messages.error(request, "That invitation is no longer open.")
    else:
        messages.success(request, "The invitation is withdrawn. Its link no longer works.")
    return redirect("people:list", invitations.slug_of(force))


def _invited(request: HttpRequest, force: Force | None, form: InvitationForm) -> bool:
    words = form.cleaned_data
    try:
        invitations.invite(
            force=force,
            email=words["email"],
            name=words["name"],
            roles=words["roles"],
            actor=f"user:{request.user.pk}",
        )
    except invitations.AlreadyInvited:
        form.add_error("email", "An invitation to this address is open already. Send it again or withdraw it.")
    except invitations.AlreadyMember:
        form.add_error("email", "This person is on your list already. Change their roles there.")
    except invitations.TooManyInvitations:
        form.add_error(None, "Too many invitations are open. Withdraw those that are not needed first.")
    except RoleNotAllowed:
        form.add_error("roles", "Choose from these roles only")
    else:
        return True
    return False
