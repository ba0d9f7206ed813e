"""Conditions with a name, which steps, questions, options, routes and each other can use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.authoring.blocks.condition_shapes import checked_tests
from reporting.authoring.blocks.conditions import picker_config
from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.authoring.blocks.lazy import LazyStepBlock
from reporting.authoring.blocks.shapes import identifier, list_of_objects, words

BLOCK = "conditions"
"""The name of the block among the steps: no step, but what they share."""
MOST_CONDITIONS, LONGEST_NAME = 100, 120


class NamedConditionsInput(DataInput):
    """List of named conditions."""

    js_constructor = "soh.NamedConditionsInput"


class NamedConditionsList(DataBlock):
    """A list of `{"id", "name", "match", "tests"}`. The id never changes."""

    def make_widget(self) -> NamedConditionsInput:
        """List with a picker for each, which may ask about any question of the form."""
        return NamedConditionsInput({"picker": picker_config(), "longest": LONGEST_NAME})

    def check_shape(self, value: Any) -> list[dict[str, Any]]:
        """Conditions without those left wholly blank."""
        found = [
            {
                "id": identifier(given.get("id")),
                "name": words(given.get("name"), most=LONGEST_NAME, name="The name of a condition"),
                **checked_tests({"match": given.get("match"), "tests": given.get("tests")}),
            }
            for given in list_of_objects(value, most=MOST_CONDITIONS, name="conditions")
        ]
        return [one for one in found if one["name"] or one["tests"]]

    def render_basic(self, value: list[Mapping[str, Any]], context: Any = None) -> str:
        """The names, as the comparison of two versions shows them."""
        return ", ".join(one["name"] for one in value)

    class Meta:
        default: list[dict[str, Any]] = []
        icon = "help"


class NamedConditionsBlock(LazyStepBlock):
    """Conditions of this form that have a name. They are no step: nobody sees them."""

    named = NamedConditionsList(
        label="Conditions",
        help_text="Give a name to what several steps or questions ask, such as: The person may be in danger.",
    )

    class Meta:
        label = "Conditions with a name"
        icon = "tag"
