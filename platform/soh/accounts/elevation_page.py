"""The page on which a person of the platform takes powers for a while, and ends them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from soh.accounts import elevation
from soh.accounts.second_factor import CodeAgainForm

_PAGE = "accounts_elevation"


class ElevationForm(CodeAgainForm):
    """Reason, length and a code from the phone."""

    reason = forms.CharField(
        label="Reason",
        max_length=300,
        help_text="What you are going to do, with a ticket number if there is one. It is kept for good.",
        error_messages={"required": "Enter the reason"},
    )
    minutes = forms.TypedChoiceField(
        label="For how long",
        coerce=int,
        choices=[(minutes, f"{minutes} minutes") for minutes in elevation.MINUTES],
        error_messages={"required": "Choose for how long", "invalid_choice": "Choose for how long"},
    )
    field_order = ("reason", "minutes", "code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.error_messages["required"] = "Code from your phone", "Enter the code from your phone"
        code.help_text = "If you have just signed in with a code, wait for the next one."
        code.widget.attrs.pop("placeholder", None)


@require_http_methods(["GET", "HEAD", "POST"])
def elevation_page(request: HttpRequest) -> HttpResponse:
    """Show what runs, or begin an elevation. Missing for everybody who does not run the platform."""
    person: Any = request.user
    if not getattr(person, "is_platform_staff", False):
        raise Http404
    running = elevation.current(person=person, session=request.session)
    form = ElevationForm(request.POST or None, user=person)
    if request.method == "POST" and running is None and form.is_valid():
        form.save()
        elevation.begin(
            person=person,
            reason=form.cleaned_data["reason"],
            minutes=form.cleaned_data["minutes"],
            session=request.session,
        )
        messages.success(request, f"You have platform powers for {form.cleaned_data['minutes']} minutes.")
        return redirect(_PAGE)
    words = {"form": form, "running": running, "earlier": person.elevations.order_by("-id")[:10]}
    return render(request, "accounts/elevation.html", words)


@require_POST
def end_elevation(request: HttpRequest) -> HttpResponse:
    """End the powers now."""
    if not getattr(request.user, "is_platform_staff", False):
        raise Http404
    elevation.end(person=request.user, session=request.session)
    messages.success(request, "Your platform powers have ended.")
    return redirect(_PAGE)
