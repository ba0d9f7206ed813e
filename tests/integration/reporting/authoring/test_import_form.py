"""`manage.py import_form --check` tells about every file, whatever is in it, and stores nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

FORMS = Path(__file__).parents[3] / "unit/reporting/authoring/importers/forms"

FIELDS = [
    "file", "dialect", "pages", "components", "conditions", "kept_pages", "kept_components", "kept_conditions",
    "lost", "broken_links", "problems", "covering_journeys", "journeys_agree",
]  # fmt: skip


def told(*paths: Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("import_form", *map(str, paths), "--check", "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_one_json_object_a_file_says_what_fits() -> None:
    found = {Path(one["file"]).stem: one for one in told(FORMS)}

    assert all(list(one) == FIELDS for one in found.values())
    one = found["linked_pages"]
    assert (one["pages"], one["components"], one["conditions"], one["broken_links"]) == (6, 6, 3, 1)
    assert (one["kept_pages"], one["kept_components"], one["kept_conditions"]) == (6, 6, 3)
    assert one["journeys_agree"] == one["covering_journeys"] > 2
    assert any(problem.startswith("Broken link: /photo leads to /gone") for problem in one["problems"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[" * 100_000,
        b"null",
        b'{"pages": [1, null]}',
        b'{"pages": [{"path": {}}]}',
        b'{"pages": [{"path": "/a", "next": [{"path": "/a"}]}], "startPage": "/a"}',
        b'{"_id": "service.base", "flow": {}, "pages": [{"_uuid": "1"}]}',
    ],
)
def test_a_file_of_any_content_is_told_about(tmp_path: Path, content: bytes) -> None:
    odd = tmp_path / "odd.json"
    odd.write_bytes(content)

    before, between, after = told(FORMS / "expressions.json", odd, FORMS / "listed_pages.json")

    assert list(between) == FIELDS
    assert between["problems"]
    assert before["dialect"] == after["dialect"] == "xgov-dfb"


def test_a_file_that_is_not_there_is_told_about(tmp_path: Path) -> None:
    assert told(tmp_path / "gone.json")[0]["problems"] == ["It cannot be read: No such file or directory."]


def test_people_read_sentences() -> None:
    out = io.StringIO()
    call_command("import_form", str(FORMS / "expressions.json"), "--check", stdout=out)

    assert "2 of 3 conditions kept" in out.getvalue()
    assert "Lost: component hologram (/name)" in out.getvalue()


def test_without_check_it_says_that_nothing_is_stored() -> None:
    with pytest.raises(CommandError, match="--check"):
        call_command("import_form", str(FORMS / "expressions.json"))
