"""The filters above the queue. They travel in the address, so they hold no personal data."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from reporting.records.models import Channel, Report, Risk, Status
from soh.core import clock, references

ANONYMOUS, NAMED = "anonymous", "named"
MINE, UNCLAIMED, OVERDUE, TODAY = "mine", "unclaimed", "overdue", "today"
_EXAMPLE = "TVP-7K3M-Q9XH-4"


class QueueFilter(forms.Form):
    """What the reader wants to see. A wrong value is told and left out; the others count."""

    reference = forms.CharField(required=False, max_length=40)
    crime_number = forms.CharField(required=False, max_length=40)
    status = forms.ChoiceField(required=False, choices=[("", "All"), *Status.choices])
    risk = forms.ChoiceField(required=False, choices=[("", "All"), *Risk.choices])
    due = forms.ChoiceField(required=False, choices=[("", "All"), (OVERDUE, "Overdue"), (TODAY, "Within 24 hours")])
    who = forms.ChoiceField(
        required=False, label="Dealt with by", choices=[("", "All"), (MINE, "Me"), (UNCLAIMED, "Nobody yet")]
    )
    team = forms.ChoiceField(required=False)
    form = forms.ChoiceField(required=False)
    channel = forms.ChoiceField(required=False, label="How it came in", choices=[("", "All"), *Channel.choices])
    reporter = forms.ChoiceField(required=False, choices=[("", "All"), (ANONYMOUS, "Anonymous"), (NAMED, "Named")])
    received_from = forms.DateField(required=False, error_messages={"invalid": "Enter a date like 2026-11-23"})
    received_to = forms.DateField(required=False, error_messages={"invalid": "Enter a date like 2026-11-23"})
    force = forms.ChoiceField(required=False)

    def __init__(
        self,
        data: Any,
        *,
        form_choices: Sequence[tuple[str, str]],
        force_choices: Sequence[tuple[str, str]],
        team_choices: Sequence[tuple[str, str]] = (),
        actor: str = "",
    ) -> None:
        super().__init__(data)
        self.actor = actor
        self._choose("form", form_choices)
        if team_choices:
            self._choose("team", team_choices)
        else:
            del self.fields["team"]
        if len(force_choices) > 1:
            self._choose("force", force_choices)
        else:
            del self.fields["force"]
        for name in ("received_from", "received_to"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        for name in ("reference", "crime_number"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "All"), *choices]

    def clean_reference(self) -> str:
        """Return the reference as it is stored; spaces, small letters and missing hyphens are forgiven."""
        typed = self.cleaned_data["reference"]
        if not typed.strip():
            return ""
        reference = references.normalise(typed)
        if reference is None:
            raise forms.ValidationError(f"Check the reference: it looks like {_EXAMPLE}")
        return reference

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        values: dict[str, Any] = super().clean() or {}
        begins, ends = values.get("received_from"), values.get("received_to")
        if begins and ends and ends < begins:
            self.add_error("received_to", "The last day must not be before the first")
        return values

    @property
    def is_active(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields)

    def apply(self, reports: QuerySet[Report]) -> QuerySet[Report]:
        """Return the reports that match everything that was asked for rightly."""
        if not self.is_valid() and "reference" in self.errors:
            return reports.none()
        wanted = self.cleaned_data
        if wanted.get("reference"):
            told = Q(reference=wanted["reference"]) | Q(first_reference=wanted["reference"])
            reports = reports.filter(told)
        if wanted.get("crime_number"):
            reports = reports.filter(crime_number=" ".join(wanted["crime_number"].upper().split()))
        if wanted.get("status"):
            reports = reports.filter(status=wanted["status"])
        if wanted.get("form"):
            reports = reports.filter(form_key=wanted["form"])
        if wanted.get("channel"):
            reports = reports.filter(channel=wanted["channel"])
        if wanted.get("reporter"):
            reports = reports.filter(is_anonymous=wanted["reporter"] == ANONYMOUS)
        if wanted.get("force"):
            reports = reports.filter(force_id=int(wanted["force"]))
        return _within(self._triaged(reports, wanted), wanted)

    def _triaged(self, reports: QuerySet[Report], wanted: dict[str, Any]) -> QuerySet[Report]:
        if wanted.get("risk"):
            reports = reports.filter(risk=int(wanted["risk"]))
        if wanted.get("due"):
            until = clock.now() + (timedelta(days=1) if wanted["due"] == TODAY else timedelta())
            reports = reports.filter(turn_at__lte=until)
        if wanted.get("who"):
            reports = reports.filter(claimed_by=self.actor if wanted["who"] == MINE else "")
        if wanted.get("team"):
            reports = reports.filter(team=int(wanted["team"]))
        return reports


def _within(reports: QuerySet[Report], wanted: dict[str, Any]) -> QuerySet[Report]:
    """Days are days in London, both ends included."""
    if wanted.get("received_from"):
        begins = datetime.combine(wanted["received_from"], time.min, clock.LONDON)
        reports = reports.filter(received_at__gte=begins)
    if wanted.get("received_to"):
        ends = datetime.combine(wanted["received_to"] + timedelta(days=1), time.min, clock.LONDON)
        reports = reports.filter(received_at__lt=ends)
    return reports
