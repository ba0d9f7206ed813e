"""What supervisors send about keeping and deleting."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from reporting.retention.models import HoldReason
from reporting.retention.periods import LONGEST
from soh.core import references


class HoldForm(forms.Form):
    """Which report is held, and why."""

    reference = forms.CharField(
        label="Reference of the report",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the reference of the report"},
    )
    reason = forms.ChoiceField(
        label="Why must it be kept?",
        choices=HoldReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it must be kept"},
    )
    authority = forms.CharField(
        label="Case number of who asked for it (optional)",
        help_text="No names: this is kept in plain words.",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_reference(self) -> str:
        """Return the reference as it is stored."""
        found = references.normalise(self.cleaned_data["reference"])
        if found is None:
            raise forms.ValidationError("Enter a reference like TVP-7K3M-Q9XH-4")
        return found


class PeriodForm(forms.Form):
    """How long reports are kept."""

    force = forms.ChoiceField(label="Force", error_messages={"required": "Choose the force"})
    form = forms.ChoiceField(label="Reports of", required=False)
    months = forms.IntegerField(
        label="Months after closing",
        min_value=1,
        max_value=LONGEST,
        error_messages={
            "required": "Enter how many months",
            "invalid": f"Enter a number of months from 1 to {LONGEST}",
            "min_value": f"Enter a number of months from 1 to {LONGEST}",
            "max_value": f"Enter a number of months from 1 to {LONGEST}",
        },
    )

    def __init__(
        self, data: Any = None, *, forces: Sequence[tuple[str, str]], forms_of: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data, initial={"force": forces[0][0] if forces else ""})
        fields: Any = self.fields
        fields["force"].choices = list(forces)
        fields["form"].choices = [("", "All forms without a period of their own"), *forms_of]
        if len(forces) == 1:
            fields["force"].widget = forms.HiddenInput()

    def form_key(self) -> UUID | None:
        """Return the form that the period is for; None for all."""
        chosen = self.cleaned_data.get("form")
        return UUID(chosen) if chosen else None
