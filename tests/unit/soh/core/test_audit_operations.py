"""Every audited act on personal data is one of the operations of section 62 of the Data Protection Act 2018."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from soh.core.audit_operations import PERSONAL, Operation, acts_of, operation_of

ROOT = Path(__file__).parents[4]
ACT = re.compile(rf"^({'|'.join(PERSONAL)})\.[a-z_]+$")
IN_SQL = re.compile(rf"'(({'|'.join(PERSONAL)})\.[a-z_]+)'")


def test_every_act_on_personal_data_in_the_source_has_its_operation() -> None:
    found = set(_acts())

    assert {"report.received", "report.opened", "report.handed_over"} <= found
    assert {act for act in found if operation_of(act) is None} == set()


def test_every_operation_of_the_law_but_combination_has_an_act_in_the_source() -> None:
    found = {operation_of(act) for act in _acts()}

    assert found >= set(Operation) - {Operation.ADMINISTRATION, Operation.COMBINATION}


def test_an_act_is_one_operation_only() -> None:
    acts = [act for operation in Operation for act in acts_of(operation)]

    assert len(acts) == len(set(acts))


@pytest.mark.parametrize(
    ("act", "operation"),
    [
        ("report.opened", Operation.CONSULTATION),
        ("staff.role_granted", Operation.ADMINISTRATION),
        ("report.never_heard_of", None),
    ],
)
def test_an_act_of_reports_that_nobody_placed_has_no_operation(act: str, operation: Operation | None) -> None:
    assert operation_of(act) is operation


def _acts() -> Iterator[str]:
    """Acts as they stand in calls and constants of the source; words of other meaning have no such shape there."""
    for room in ("platform", "sites", "pages", "reporting", "search"):
        for file in (ROOT / room).rglob("*.py"):
            if file.name == "audit_operations.py":
                continue
            tree = ast.parse(file.read_text())
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    values = [*node.args, *(each.value for each in node.keywords)]
                elif isinstance(node, ast.Assign):
                    values = [node.value]
                else:
                    continue
                for value in values:
                    for each in ast.walk(value):
                        if isinstance(each, ast.Constant) and isinstance(each.value, str):
                            yield from _in(each.value)


def _in(words: str) -> Iterator[str]:
    if ACT.match(words):
        yield words
    if "core_auditevent" in words:
        yield from (found[0] for found in IN_SQL.findall(words))
