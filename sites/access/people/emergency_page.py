"""Emergency access on the screen: the force sees who has it and may end it; platform staff take it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from sites.access.memberships import runs_platform
from sites.access.people import emergency
from sites.access.people.gate import for_administrators, missing
from sites.access.people.pages import head
from sites.access.roles import FORCE_ROLES, Role
from sites.forces.models import Force
from soh.core import tenancy

_LENGTHS = {15: "15 minutes", 60: "1 hour", 240: "4 hours"}


class EmergencyForm(forms.Form):
    """Which role, why and for how long."""

    role = forms.ChoiceField(
        choices=[("", "Choose"), *((str(role), role.label) for role in FORCE_ROLES)],
        error_messages={"required": "Choose the role that you need"},
    )
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What has happened, and what you are going to do. The force is told. Name nobody from a report.",
        error_messages={"required": "Enter the reason"},
    )
    minutes = forms.TypedChoiceField(label="For how long", coerce=int, choices=[*_LENGTHS.items()])


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def emergency_page(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Show the force's emergency accesses; platform staff with powers may take one."""
    if force is None:
        return missing(request)
    may_take = runs_platform(request.user) and bool(getattr(request.user, "is_platform_staff", False))
    form = EmergencyForm(request.POST or None) if may_take else None
    if request.method == "POST" and form is not None and form.is_valid() and _taken(request, force, form):
        messages.warning(request, f"You have emergency access to {force.name}. Its administrators are being told.")
        return redirect("emergency:force", force.slug)
    with tenancy.transaction(force):
        words: dict[str, Any] = {
            "running": emergency.running(force),
            "earlier": [each for each in emergency.history(force) if each.ended_at],
        }
    trail = [
        {"url": reverse("people:list", args=[force.slug]), "label": f"People: {force.name}"},
        {"url": "", "label": "Emergency access"},
    ]
    page = {**head("Emergency access", trail), **words, "form": form, "force": force, "owner": force.slug}
    return render(request, "force_sites/people/emergency.html", page, status=400 if form and form.errors else 200)


@for_administrators
@require_POST
def end_emergency(request: HttpRequest, force: Force | None, access_id: int) -> HttpResponse:
    """End it now."""
    if force is None:
        return missing(request)
    emergency.end(access_id=access_id, force=force, actor=f"user:{request.user.pk}")
    messages.success(request, "The emergency access has ended.")
    return redirect("emergency:force", force.slug)


def _taken(request: HttpRequest, force: Force, form: EmergencyForm) -> bool:
    words = form.cleaned_data
    try:
        emergency.begin(
            person=request.user,
            force=force,
            role=Role(words["role"]),
            reason=words["reason"],
            minutes=words["minutes"],
        )
    except emergency.AlreadyHeld:
        form.add_error("role", "You hold this role already")
        return False
    return True


app_name = "emergency"
urlpatterns = [
    path("<slug:owner>/", emergency_page, name="force"),
    path("<slug:owner>/<int:access_id>/end/", end_emergency, name="end"),
]
