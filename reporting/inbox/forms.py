"""What staff send about a report."""

from typing import Any

from django import forms

from reporting.records.models import WORKED_ON, ClosingReason, Status

STATUSES = [(str(status), str(status.label)) for status in WORKED_ON]


class NoteForm(forms.Form):
    """A note. It becomes part of the record."""

    text = forms.CharField(
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Enter a note",
            "max_length": "The note must be 10,000 characters or fewer. Split it into several notes.",
        },
    )


class StatusForm(forms.Form):
    """A new status, and what the person saw when choosing. Closing needs a reason."""

    status = forms.ChoiceField(choices=STATUSES)
    seen = forms.ChoiceField(choices=Status.choices)
    version = forms.IntegerField(required=False, min_value=0)
    reason = forms.ChoiceField(required=False, choices=[("", "Choose a reason"), *ClosingReason.choices])

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of closing."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("status") == Status.CLOSED and values.get("seen") != Status.CLOSED and not values.get("reason"):
            self.add_error("reason", "Choose why you close the report")
        return values
