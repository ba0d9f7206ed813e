"""The filters above the queue. They travel in the address, so they hold no personal data."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from reporting.records.models import Report, Status
from soh.core import clock, references

ANONYMOUS, NAMED = "anonymous", "named"
_EXAMPLE = "TVP-7K3M-Q9XH-4"


class QueueFilter(forms.Form):
    """What the reader wants to see. A wrong value is told and left out; the others count."""

    reference = forms.CharField(required=False, max_length=40)
    status = forms.ChoiceField(required=False, choices=[("", "All"), *Status.choices])
    form = forms.ChoiceField(required=False)
    reporter = forms.ChoiceField(required=False, choices=[("", "All"), (ANONYMOUS, "Anonymous"), (NAMED, "Named")])
    received_from = forms.DateField(required=False, error_messages={"invalid": "Enter a date like 2026-11-23"})
    received_to = forms.DateField(required=False, error_messages={"invalid": "Enter a date like 2026-11-23"})
    force = forms.ChoiceField(required=False)

    def __init__(
        self, data: Any, *, form_choices: Sequence[tuple[str, str]], force_choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        self._choose("form", form_choices)
        if len(force_choices) > 1:
            self._choose("force", force_choices)
        else:
            del self.fields["force"]
        for name in ("received_from", "received_to"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.fields["reference"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

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
        if wanted.get("status"):
            reports = reports.filter(status=wanted["status"])
        if wanted.get("form"):
            reports = reports.filter(form_key=wanted["form"])
        if wanted.get("reporter"):
            reports = reports.filter(is_anonymous=wanted["reporter"] == ANONYMOUS)
        if wanted.get("force"):
            reports = reports.filter(force_id=int(wanted["force"]))
        return _within(reports, wanted)


def _within(reports: QuerySet[Report], wanted: dict[str, Any]) -> QuerySet[Report]:
    """Days are days in London, both ends included."""
    if wanted.get("received_from"):
        begins = datetime.combine(wanted["received_from"], time.min, clock.LONDON)
        reports = reports.filter(received_at__gte=begins)
    if wanted.get("received_to"):
        ends = datetime.combine(wanted["received_to"] + timedelta(days=1), time.min, clock.LONDON)
        reports = reports.filter(received_at__lt=ends)
    return reports
