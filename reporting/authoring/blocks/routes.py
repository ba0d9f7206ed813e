"""Where the form goes after a step, when that is not simply the next one."""

from __future__ import annotations

from typing import Any

from reporting.authoring.blocks.condition_shapes import checked_tests
from reporting.authoring.blocks.conditions import picker_config
from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.authoring.blocks.shapes import list_of_objects, reference, words

MOST_ROUTES = 30


class RoutesInput(DataInput):
    """Picker of routes."""

    js_constructor = "soh.RoutesInput"


class RoutesBlock(DataBlock):
    """A list of `{"to": step id, "match", "tests", "said"}`; the first whose tests hold is taken, one without
    always.
    """

    def make_widget(self) -> RoutesInput:
        """Picker of a later step and of conditions, the questions of this very step included."""
        return RoutesInput({"picker": picker_config()})

    def check_shape(self, value: Any) -> list[dict[str, Any]]:
        """Routes with the shape of their tests checked."""
        return [
            {
                "to": reference(route.get("to")),
                "said": words(str(route.get("said") or "")[:500], most=500, name=""),
                **checked_tests({"match": route.get("match"), "tests": route.get("tests")}),
            }
            for route in list_of_objects(value, most=MOST_ROUTES, name="routes")
        ]

    class Meta:
        default: list[dict[str, Any]] = []
        icon = "redirect"
