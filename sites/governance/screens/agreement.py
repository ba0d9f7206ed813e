"""The memorandum of understanding: read by everybody who works for the force, recorded by its administrators."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sites.forces import agreement_changes
from sites.forces.agreement_changes import FIELDS
from sites.forces.agreements import Agreement
from sites.forces.models import Force
from sites.governance.screens import access
from soh.core import clock

_LONG = ("responsibilities", "contacts", "retention", "incident_duty")
_HELP = {
    "version": "A number of your own, such as 1.0.",
    "data_controller": "Who decides why and how personal data of the reports is used: as a rule the Chief Constable.",
    "data_processor": "Who handles it on the controller’s behalf: who runs this platform.",
    "responsibilities": "Who does what while the beta runs, and who decides to send visitors back.",
    "contacts": "Whom to reach on each side, by day and by night: roles and duty numbers rather than names.",
    "retention": "How long drafts, reports and logs are kept, and who deletes them.",
    "incident_duty": "What each side does after a fault or a breach, and within how many hours.",
}


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg]  # Django’s own takes no type
    """What was signed."""

    attachment = forms.FileField(
        required=False, label="The signed document", help_text="A PDF of at most 5 MB. Only staff of this force see it."
    )

    class Meta:
        model = Agreement
        fields = list(FIELDS)
        help_texts = _HELP
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 4}) for name in _LONG},
            "signed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


@access.for_force(access.ANY_ROLE)
@require_safe
def agreement(request: HttpRequest, force: Force) -> HttpResponse:
    """Show the version that holds, and those before."""
    versions = agreement_changes.agreements_of(force.pk)
    current = versions[0] if versions and versions[0].ended_at is None else None
    context = {
        "current": current,
        "earlier": [version for version in versions if version is not current],
        "may_record": access.may(request.user, force, access.AGREEMENT),
    }
    return access.page(request, force, "agreement", "Memorandum of understanding", context)


@access.for_force(access.AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, force: Force) -> HttpResponse:
    """Record a signed version."""
    form = AgreementForm(request.POST or None, request.FILES or None, initial=_initial(force))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["attachment"]
        try:
            agreement_changes.record_agreement(
                force_id=force.pk,
                values=form.cleaned_data,
                document_name=file.name if file else "",
                document=file.read() if file else None,
                actor=access.actor_of(request),
            )
        except ValidationError as error:
            for name, problems in error.error_dict.items():
                form.add_error("attachment" if name == "document" else name, problems)
        else:
            messages.success(request, "Recorded. The readiness list counts it.")
            return redirect("governance:agreement", force.slug)
    return access.page(request, force, "agreement_form", "Record a signed version", {"form": form})


@access.for_force(access.AGREEMENT)
@require_POST
def end(request: HttpRequest, force: Force, number: int) -> HttpResponse:
    """Say that a version holds no longer."""
    try:
        agreement_changes.end_agreement(force_id=force.pk, agreement_id=number, actor=access.actor_of(request))
    except Agreement.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, "This version holds no longer.")
    return redirect("governance:agreement", force.slug)


@access.for_force(access.ANY_ROLE)
@require_safe
def document(request: HttpRequest, force: Force, number: int) -> HttpResponse:
    """Give the signed document."""
    try:
        name, content = agreement_changes.document_of(force_id=force.pk, agreement_id=number)
    except Agreement.DoesNotExist as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _initial(force: Force) -> dict[str, Any]:
    """Begin with the words of the version before."""
    before = agreement_changes.current_agreement(force.pk)
    if before is None:
        return {"version": "1.0", "signed_on": clock.today(), "data_controller": f"The Chief Constable of {force.name}"}
    kept = [name for name in FIELDS if name not in ("version", "signed_on", "signed_by", "signed_by_platform")]
    return {name: getattr(before, name) for name in kept}
