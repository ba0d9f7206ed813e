"""A value that comes with a link or from a partner and is never shown."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import IntegerBlock, StructBlockValidationError

from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.question import QuestionBlock, Value, set_values, words_of
from reporting.definition.json_values import JSON


class ForMachines(Line):
    """A line that is no word of any language, so that it is never offered for translation."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The value as it is."""
        return value


class HiddenBlock(QuestionBlock):
    """Such as which campaign brought the person here. Nobody is asked; the report shows it to the police."""

    kind = "hidden"
    main_fields = ("parameter", "allowed")
    can_be_required = False

    required = None  # Wagtail takes away what a base class has
    error = None  # type: ignore[assignment]
    parameter = ForMachines(
        label="Taken from the address",
        required=False,
        max_length=40,
        help_text="The name after the question mark, such as campaign. Empty: only partners and the API may set it.",
    )
    allowed = ForMachines(
        label="Values it may have",
        required=False,
        max_length=2_000,
        help_text="With commas between them. Without any, any short text is taken.",
    )
    max_length = IntegerBlock(label="Most characters", required=False, min_value=1, max_value=200)

    def clean(self, value: Any) -> Any:
        """Refuse a parameter that no address has."""
        cleaned = super().clean(value)
        parameter = cleaned.get("parameter") or ""
        if parameter and not parameter.replace("_", "").replace("-", "").isalnum():
            message = "Use letters, digits, hyphens and underscores only."
            raise StructBlockValidationError(block_errors={"parameter": ValidationError(message)})
        return cleaned

    def settings(self, value: Value) -> dict[str, JSON]:
        """Where it comes from and what it may be."""
        allowed: list[JSON] = [each.strip() for each in words_of(value, "allowed").split(",") if each.strip()]
        return {**set_values(value, "parameter", "max_length"), **({"allowed": allowed} if allowed else {})}

    class Meta:
        label = "Hidden value"
        icon = "view"
        group = "Other"
