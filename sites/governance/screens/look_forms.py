"""What is asked about a force's look."""

from typing import Any

from django import forms

from sites.forces.branding import PictureKind
from sites.forces.branding_changes import COLOURS, WORDS
from sites.forces.models import Force, hex_colour

_COLOUR = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "maxlength": 7, "data-colour": ""})


class ColourField(forms.CharField):
    """A colour; capitals and spaces are forgiven."""

    def to_python(self, value: Any) -> str:
        """Return the colour as it is stored."""
        return str(super().to_python(value) or "").strip().lower()


class LookForm(forms.Form):
    """Colours and words. Welsh words are asked of Welsh forces only."""

    brand_colour = ColourField(
        max_length=7,
        widget=_COLOUR,
        help_text="Header and buttons. White text stands on it, so it must be dark: at least 4.5 to 1.",
    )
    accent_colour = ColourField(
        max_length=7, widget=_COLOUR, help_text="A thin line under the header. No text stands on it."
    )
    link_colour = ColourField(
        max_length=7,
        required=False,
        widget=_COLOUR,
        help_text="Links in text. Leave it empty for a dark colour made from the brand colour.",
    )
    shows_name = forms.BooleanField(
        required=False,
        label="Show the force’s name beside the logo",
        help_text="Leave it off only when the name stands in the logo.",
    )
    strapline = forms.CharField(max_length=80, required=False, label="Line under the name")
    strapline_cy = forms.CharField(max_length=80, required=False, label="Line under the name, in Welsh")
    footer_text = forms.CharField(
        max_length=400,
        required=False,
        label="Words in the footer",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Plain text, such as the address of headquarters.",
    )
    footer_text_cy = forms.CharField(
        max_length=400, required=False, label="Words in the footer, in Welsh", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, is_welsh: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COLOURS:
            self.fields[name].validators.append(hex_colour)
        if not is_welsh:
            del self.fields["strapline_cy"], self.fields["footer_text_cy"]

    def clean(self) -> dict[str, Any]:
        """Refuse colours that nobody could read."""
        values: dict[str, Any] = super().clean() or {}
        probe = Force(**{name: values.get(name, "") for name in COLOURS})
        try:
            probe.clean()
        except forms.ValidationError as error:
            for name, problems in error.error_dict.items():
                if name not in self.errors:
                    self.add_error(name, problems)
        return values

    def colours(self) -> dict[str, str]:
        """Return the checked colours."""
        return {name: self.cleaned_data[name] for name in COLOURS}

    def words(self) -> dict[str, str]:
        """Return the checked words."""
        return {name: self.cleaned_data.get(name, "") for name in WORDS}


class PictureForm(forms.Form):
    """A picture and the words that stand for it."""

    picture = forms.FileField(
        required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"})
    )
    alt = forms.CharField(max_length=120, required=False, label="Words instead of the picture")
    alt_cy = forms.CharField(max_length=120, required=False, label="Words instead of the picture, in Welsh")

    def __init__(self, *args: Any, kind: PictureKind, is_welsh: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].help_text = _HELP[kind]
        if kind is PictureKind.LOGO:
            self.fields["alt"].required = True
            self.fields["alt"].help_text = "What the logo says, such as: Thames Valley Police crest."
            self.fields["alt"].error_messages["required"] = (
                "Say in words what the logo shows, for people who cannot see it."
            )
        else:
            del self.fields["alt"], self.fields["alt_cy"]
        if not is_welsh:
            self.fields.pop("alt_cy", None)


_HELP = {
    PictureKind.LOGO: "PNG, JPEG or WebP, at least 40 pixels high; 120 is best. It stands on the brand colour.",
    PictureKind.FAVICON: "Square, at least 32 by 32 pixels; 192 is best. Shown in the browser’s tab.",
    PictureKind.CARD: "At least 600 by 315 pixels; 1200 by 630 is best. Shown when somebody shares a page.",
}
