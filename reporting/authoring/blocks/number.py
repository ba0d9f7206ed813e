"""A number."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.blocks import BooleanBlock, FloatBlock, IntegerBlock

from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags, set_values, words_of
from reporting.definition import text_keys
from reporting.definition.json_values import JSON


class NumberBlock(QuestionBlock):
    """How many, how much."""

    kind = "number"
    main_fields = ("money", "unit")

    money = BooleanBlock(
        label="It is an amount of money", required=False, default=False, help_text="In pounds and pence."
    )
    unit = Line(label="Unit", required=False, max_length=30, help_text="Such as miles or kg.")
    integer = BooleanBlock(label="Whole numbers only", required=False, default=True)
    decimals = IntegerBlock(
        label="Decimal places", required=False, min_value=1, max_value=7, help_text="3 when left empty."
    )
    min = FloatBlock(label="Smallest", required=False)
    max = FloatBlock(label="Largest", required=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """Bounds and unit; whole bounds as integers."""
        bounds = set_values(value, "min", "max")
        whole: dict[str, JSON] = {
            name: int(bound) if isinstance(bound, float) and bound.is_integer() else bound
            for name, bound in bounds.items()
        }
        if value.get("money"):
            return {**whole, "money": True}
        places = {} if value.get("integer") else set_values(value, "decimals")
        return {**whole, **set_flags(value, "integer"), **places, **set_values(value, "unit")}

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """The unit is words too."""
        yield from super().texts(code, value)
        yield text_keys.question_unit(code), words_of(value, "unit")

    class Meta:
        label = "Number"
        icon = "decimal"
        group = "Words and numbers"
