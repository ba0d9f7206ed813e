"""What somebody sends who asks to see a protected identity."""

from django import forms

from reporting.records.identity.asking import LONGEST
from reporting.records.identity.models import Reason


class AskForm(forms.Form):
    """Why somebody must know who the reporter is."""

    reason = forms.ChoiceField(
        label="Why do you need to know?",
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why you need to know"},
    )
    words = forms.CharField(
        label="Explain it to the person who decides",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={
            "required": "Explain why you need to know",
            "max_length": f"The explanation must be {LONGEST} characters or fewer",
        },
    )
