"""Options that are kept once in the library and used by many forms."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.blocks import FieldBlock

from pages.library.options import OptionList
from reporting.authoring.blocks.shapes import words

LONGEST_KEY = 60
NONE = ("", "None: the options above")


def option_lists() -> list[tuple[str, str]]:
    """Key and name of every national list that is published."""
    rows = OptionList.objects.filter(force=None, live=True, replaced_by=None).order_by("name", "locale_id")
    names: dict[str, str] = {}
    for key, name in rows.values_list("key", "name"):
        names.setdefault(key, name)
    return [NONE, *names.items()]


class SharedOptionsBlock(FieldBlock):
    """A list of the library, by its key: a force's own list with the same key is used in its place.

    Any key is taken here. Of a list that is gone the findings tell: its question has no options.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field = forms.CharField(
            required=False,
            widget=forms.Select(choices=option_lists),  # type: ignore[arg-type]  # asked late: stubs know no callable
            help_text="Taken instead of the options above, as they stand when this form is published.",
        )

    def clean(self, value: Any) -> str:
        """A key of a line."""
        return words(value, most=LONGEST_KEY, name="The name of a list")

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing: a key is the same in every language."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The value as it is."""
        return value

    class Meta:
        default = ""
        label = "Options from the library"
        icon = "list-ul"
