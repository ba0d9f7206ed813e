"""What is asked when a force is opened."""

from typing import Any

from django import forms
from django.conf import settings

from sites.forces.facts import ForceFacts
from sites.provisioning.presets import PRESETS


class OpeningForm(forms.Form):
    """Address, Welsh where the force has it, and a look to begin with."""

    hostname = forms.CharField(
        label="Address of the site",
        max_length=253,
        help_text="The hostname only, without https:// and path. The force's DNS name must lead to this platform.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    welsh = forms.BooleanField(
        label="Make the Welsh site, too", required=False, initial=True, help_text="It can be added later."
    )
    look = forms.ChoiceField(
        label="Colours to begin with",
        choices=[(preset.key, preset.label) for preset in PRESETS],
        initial=PRESETS[0].key,
        help_text="The force can change them before it opens.",
    )

    def __init__(self, *args: Any, facts: ForceFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hostname"].initial = f"{facts.slug}.{settings.NATIONAL_HOST.partition('.')[2]}"
        if "cy" not in facts.languages.split(","):
            del self.fields["welsh"]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that were chosen."""
        return ("en", "cy") if self.cleaned_data.get("welsh") else ("en",)
