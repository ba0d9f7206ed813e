"""What staff send about a report."""

from django import forms

from reporting.records.models import WORKED_ON, Status

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
    """A new status, and the one that the person saw when choosing."""

    status = forms.ChoiceField(choices=STATUSES)
    seen = forms.ChoiceField(choices=Status.choices)
