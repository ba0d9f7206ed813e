"""What a supervisor writes down when a person asks for their own data."""

from collections.abc import Sequence
from typing import Any

from django import forms

from reporting.subject_requests.models import Proof, Wish

_PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class SubjectRequestForm(forms.Form):
    """Whose data, what for, and how the force knows that the person is who they say."""

    force = forms.ChoiceField(label="Force", error_messages={"required": "Choose the force"})
    wish = forms.ChoiceField(
        label="What does the person ask for?",
        choices=Wish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the person asks for"},
    )
    references = forms.CharField(
        label="References they gave (optional)",
        help_text="Separated by spaces or commas.",
        required=False,
        max_length=1_500,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    email = forms.CharField(
        label="Their email address (optional)",
        help_text="Finds the named reports made with it. It is sealed, and deleted after the search.",
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "email"}),
    )
    phone = forms.CharField(
        label="Their telephone number (optional)",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "tel"}),
    )
    proof = forms.ChoiceField(
        label="How do you know that they are who they say?",
        choices=Proof.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you know who they are"},
    )
    case_number = forms.CharField(
        label="Your force’s number for this request",
        help_text="No names: this is kept in plain words.",
        max_length=40,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"required": "Enter your force’s number for this request"},
    )

    def __init__(self, data: Any = None, *, forces: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial={"force": forces[0][0] if forces else ""})
        fields: Any = self.fields
        fields["force"].choices = list(forces)
        if len(forces) == 1:
            fields["force"].widget = forms.HiddenInput()

    def told(self) -> list[str]:
        """Return the references one by one."""
        return str(self.cleaned_data["references"]).replace(",", " ").split()
