"""What force administrators send about record systems."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from reporting.delivery import targets
from reporting.delivery.endpoints import Sends


class EndpointForm(forms.Form):
    """Where a record system is, and which forms it takes."""

    name = forms.CharField(
        label="Name",
        max_length=80,
        help_text="As your colleagues know the system.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter a name"},
    )
    url = forms.CharField(
        label="Address",
        max_length=targets.LONGEST,
        help_text="Begins with https:// and has a public name.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
        error_messages={"required": "Enter the address"},
    )
    sends = forms.ChoiceField(
        label="Which reports are sent?",
        choices=Sends.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which reports are sent"},
    )
    takes = forms.MultipleChoiceField(
        label="Reports of these forms only (choose none for all)", required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, offered: Sequence[tuple[str, str]], initial: Any = None) -> None:
        super().__init__(data, initial={"sends": Sends.AT_ONCE, **(initial or {})})
        fields: Any = self.fields
        fields["takes"].choices = list(offered)

    def clean_url(self) -> str:
        """Return an address that anything may be sent to."""
        url: str = self.cleaned_data["url"].strip()
        try:
            targets.read(url)
        except targets.Refused as refused:
            raise forms.ValidationError(refused.reason) from None
        return url

    def chosen(self) -> list[UUID]:
        """Return the keys of the chosen forms."""
        return [UUID(key) for key in self.cleaned_data["takes"]]


class PeriodForm(forms.Form):
    """Which days' messages are sent again."""

    first = forms.DateField(
        label="From",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the first day", "invalid": "Enter the first day as a date"},
    )
    last = forms.DateField(
        label="To, that day included",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the last day", "invalid": "Enter the last day as a date"},
    )
    with_taken = forms.BooleanField(label="Also what it has taken, because it has lost it", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day is before the first")
        return given
