"""Option lists: codes that stay, with words that each language and force may choose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, StreamBlock, StreamBlockValidationError, StructBlock

from pages.base.streams import ContentStream
from pages.library.entries import LibraryEntry

if TYPE_CHECKING:
    from pages.library.scope import RenderScope

_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class CodeBlock(CharBlock):
    """A code: lower case, for machines, and never offered for translation."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Offer nothing: a translated code would break whatever rests on it."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """Keep the source's code."""
        return value

    def clean(self, value: Any) -> Any:
        """Refuse what is no code."""
        cleaned = super().clean(value)
        if cleaned and not _CODE.fullmatch(cleaned):
            raise ValidationError("Use lower case letters, digits and single hyphens, like lost-dog.")
        return cleaned


class OptionBlock(StructBlock):
    """One option."""

    code = CodeBlock(max_length=60, help_text="Stays the same for ever, in every language.")
    label = CharBlock(max_length=120, help_text="What people read.")
    hint = CharBlock(max_length=200, required=False)

    class Meta:
        icon = "list-ul"
        label_format = "{label}"


class OptionBlocks(StreamBlock):
    """The options in their order."""

    option = OptionBlock()

    def clean(self, value: Any) -> Any:
        """Refuse a code that is there twice."""
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors = {}
        for index, child in enumerate(cleaned):
            if child.value["code"] in seen:
                errors[index] = ValidationError("Another option of this list has the same code.")
            seen.add(child.value["code"])
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


class OptionList(LibraryEntry):
    """Options to choose from, such as colours of cars, kept once for every form that asks."""

    library = "option-lists"
    facts = ("key", "name", "options")

    options = ContentStream(OptionBlocks())

    class Meta(LibraryEntry.Meta):
        verbose_name = "option list"

    @classmethod
    def face(cls, entry: Mapping[str, Any], scope: RenderScope) -> dict[str, Any]:
        """Return the options as a list of code, label and hint."""
        options = [
            {"code": one["value"]["code"], "label": one["value"]["label"], "hint": one["value"].get("hint") or ""}
            for one in entry["options"]
        ]
        return {"key": entry["key"], "name": entry["name"], "options": options}
