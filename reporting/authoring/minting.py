"""What in a form has which code: minted before anything is compiled, for routes lead to later steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reporting.authoring.blocks.library_questions import BLOCK as LIBRARY
from reporting.authoring.blocks.question import words_of
from reporting.authoring.codes import Codes
from reporting.authoring.compiled_conditions import Targets
from reporting.definition import kinds
from reporting.definition.form import StepKind
from reporting.definition.operators import folded

Data = Mapping[str, Any]


def gate_question_id(step_id: str) -> str:
    """The id of the one question of an emergency gate, which has no block of its own."""
    return f"{step_id}:question"


class Minted:
    """The codes of a form's blocks, new ones for those that had none.

    Attributes:
        codes: code by id, those of deleted blocks included.
        targets: what conditions and routes may name.
        step_ids: block id of every step by its code; so `item_ids` of questions and content, `condition_ids` of
            named conditions.
        group_ids: for every item inside a group's entries, by its block id, the id of the group's block.
        labels: code of the first question with these words, folded.
    """

    def __init__(self, known: Mapping[str, str], steps: Sequence[Data], named: Sequence[Data]) -> None:
        self.codes = Codes(known)
        self.targets = Targets(self.codes)
        self.step_ids: dict[str, str] = {}
        self.item_ids: dict[str, str] = {}
        self.group_ids: dict[str, str] = {}
        self.condition_ids: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        for number, step in enumerate(steps, 1):
            self._mint(step, number)
        for number, one in enumerate(named, 1):
            self._mint_condition(one, number)

    def _mint_condition(self, one: Data, number: int) -> None:
        self.targets.add_condition(one["id"])
        code = self.codes.mint_condition(one["id"], words_of(one, "name"), fallback=f"condition-{number}")
        self.condition_ids[code] = one["id"]

    def _mint(self, step: Data, number: int) -> None:
        """Codes first, for routes lead to later steps."""
        value = step["value"]
        self.targets.add_step(step["id"])
        code = self.codes.mint_step(step["id"], words_of(value, "title"), fallback=f"step-{number}")
        self.step_ids[code] = step["id"]
        if step["type"] == StepKind.EMERGENCY_GATE:
            question_id = gate_question_id(step["id"])
            self.item_ids[self.codes.mint_item(question_id, "is emergency", fallback="")] = question_id
            self._mint_options(value)
        for place, item in enumerate(value.get("items") or (), 1):
            if item["type"] == LIBRARY:
                continue
            self._mint_item(item, fallback=f"{item['type']}-{number}-{place}".replace("_", "-"))

    def _mint_item(self, item: Data, *, fallback: str) -> None:
        words = words_of(item["value"], "label") or words_of(item["value"], "heading")
        code = self.codes.mint_item(item["id"], words, fallback=fallback)
        self.item_ids[code] = item["id"]
        self._mint_options(item["value"])
        if kinds.exists(item["type"]):
            options = (option["id"] for option in item["value"].get("options") or ())
            self.targets.add_question(item["id"], item["type"], options)
            self.labels.setdefault(folded(words), code)
        for place, inner in enumerate(item["value"].get("items") or (), 1):
            self.group_ids[inner["id"]] = item["id"]
            self._mint_item(inner, fallback=f"{fallback}-{place}")

    def _mint_options(self, value: Data) -> None:
        self.codes.mint_options((option["id"], words_of(option, "label")) for option in value.get("options") or ())
