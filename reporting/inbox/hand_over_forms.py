"""What supervisors send about a hand-over."""

from collections.abc import Sequence
from typing import Any

from django import forms

from reporting.custody.models import Reason

_WORDS = {
    "max_length": "This must be 2,000 characters or fewer",
}


def _words(label: str, missing: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": missing, **_WORDS},
    )


class HandOverForm(forms.Form):
    """To which force, why, and which notes go too: none unless chosen."""

    force = forms.ChoiceField(label="Force that is to have the report", error_messages={"required": "Choose the force"})
    reason = forms.ChoiceField(
        label="Why is it theirs?",
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it is theirs"},
    )
    words = _words(
        "Explain it to them",
        "Say why you hand the report over",
        "They decide by this: until they take the report over, they cannot read it.",
    )
    notes = forms.MultipleChoiceField(
        label="Notes that go with the report", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, forces: Sequence[tuple[str, str]], notes: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(data)
        for name, choices in (("force", [("", "Choose a force"), *forces]), ("notes", list(notes))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices
        if not notes:
            del self.fields["notes"]

    def chosen_notes(self) -> list[int]:
        """Return the numbers of the notes that go."""
        return [int(number) for number in self.cleaned_data.get("notes", [])]


class ReturnForm(forms.Form):
    """Why an offered report is not this force's."""

    words = _words("Why is it not yours?", "Say why you return it", "The other force reads this.")
