"""The phase of a force's site: what may come next, what is missing for it, and what was decided before."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sites.forces import phase_changes, phases
from sites.forces.models import Force, Phase
from sites.governance.screens import access
from soh.core import clock

_REASON = forms.CharField(
    max_length=500,
    label="Why",
    widget=forms.Textarea(attrs={"rows": 2}),
    help_text="It stays in the history. No names of people.",
    error_messages={"required": "Say why: the reason stays in the history."},
)


class PhaseForm(forms.Form):
    """The next phase, when, and why."""

    to = forms.ChoiceField(
        label="Next", widget=forms.RadioSelect, error_messages={"required": "Choose what comes next."}
    )
    at = forms.DateTimeField(
        required=False,
        label="When",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="London time. Leave it empty for now.",
    )
    reason = _REASON

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices


class ReasonForm(forms.Form):
    """Why everybody is sent back, or let in again."""

    reason = _REASON


@access.for_force(access.PHASE)
@require_http_methods(["GET", "HEAD", "POST"])
def phase(request: HttpRequest, force: Force) -> HttpResponse:
    """Show the phase and change it."""
    present = phases.phase_now(force, clock.now())
    steps = phases.next_phases(present)
    form = PhaseForm(
        request.POST or None, choices=[(to, f"{to.label.split(':')[0]}. {step.says}") for to, step in steps]
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        to, at = Phase(form.cleaned_data["to"]), _in_london(form.cleaned_data["at"])
        try:
            phase_changes.change_phase(
                force_id=force.pk,
                to=to,
                reason=form.cleaned_data["reason"],
                actor=access.actor_of(request),
                actor_name=str(request.user),
                at=at,
            )
        except phase_changes.Refused as refused:
            problems = list(refused.problems)
        else:
            done = (
                f"is planned for {at.astimezone(clock.LONDON):%-d %B %Y, %H:%M}"
                if at
                else "holds now, for every visitor"
            )
            messages.success(request, f"{to.label}: {done}.")
            return redirect("governance:phase", force.slug)
    context = {
        "phase": Phase(present),
        "form": form,
        "problems": problems,
        "missing": {to: phases.missing_for(step.gate, force) for to, step in steps if step.gate},
        "scheduled": Phase(force.scheduled_phase) if present == force.phase and force.scheduled_phase else None,
        "history": phase_changes.history(force.pk),
        "labels": {choice.value: choice.label.split(":")[0] for choice in Phase},
    }
    return access.page(request, force, "phase", "Phase of the site", context)


@access.for_force(access.PHASE)
@require_POST
def cancel(request: HttpRequest, force: Force) -> HttpResponse:
    """Take a planned change back."""
    try:
        phase_changes.cancel_schedule(force_id=force.pk, actor=access.actor_of(request))
    except phase_changes.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The planned change was taken back.")
    return redirect("governance:phase", force.slug)


@access.for_force(access.SEND_BACK)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, force: Force) -> HttpResponse:
    """Lead all visitors of the beta to the existing site, or let them in again."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change = phase_changes.welcome_visitors if "welcome" in request.POST else phase_changes.send_visitors_back
        try:
            change(
                force_id=force.pk,
                reason=form.cleaned_data["reason"],
                actor=access.actor_of(request),
                actor_name=str(request.user),
            )
        except phase_changes.Refused as refused:
            messages.error(request, str(refused))
        else:
            told = (
                "Visitors are let in again."
                if "welcome" in request.POST
                else "Every visitor is led to the existing site."
            )
            messages.success(request, told)
        return redirect("governance:overview", force.slug)
    is_back = force.visitors_returned_at is not None
    heading = "Let visitors in again" if is_back else "Send everybody back"
    return access.page(request, force, "send_back", heading, {"form": form, "is_back": is_back})


def _in_london(moment: datetime | None) -> datetime | None:
    """A time as staff wrote it: Django has read it in the time zone of the person, who may have another."""
    return moment.replace(tzinfo=clock.LONDON) if moment is not None else None
