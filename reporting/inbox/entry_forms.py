"""What a call handler says before the form opens."""

from collections.abc import Sequence
from typing import Any

from django import forms

from reporting.on_behalf.entering import LONGEST_LOG
from reporting.on_behalf.models import Person
from reporting.records.models import ENTERED, Channel


class EntryForm(forms.Form):
    """Which form, how the person came, who they are to the report, and the call's number in the force's log."""

    form = forms.ChoiceField(label="Form", error_messages={"required": "Choose a form"})
    way = forms.ChoiceField(
        label="How did they come to us?",
        choices=[(str(way), str(Channel(way).label)) for way in ENTERED],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they came to us"},
    )
    person = forms.ChoiceField(
        label="Whom do you enter it for?",
        choices=Person.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you enter it for"},
    )
    log = forms.CharField(
        label="Number in your call or counter log",
        required=False,
        max_length=LONGEST_LOG,
        help_text="If there is one. It is sealed with the report.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": f"The number must be {LONGEST_LOG} characters or fewer"},
    )

    def __init__(self, data: Any, *, offered: Sequence[tuple[str, Any]]) -> None:
        super().__init__(data)
        field = self.fields["form"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "Choose a form"), *offered]
