"""What the demo prints when it is ready."""

import json
from pathlib import Path

import pytest

from soh.operations.demo import guide
from soh.operations.demo.ports import Ports
from soh.operations.demo.problems import DemoError

FACTS = {
    "base": "http://127.0.0.1:8000",
    "staff": "http://127.0.0.1:8001",
    "sites": {
        "national": {
            "host": "national.localhost:8000",
            "users": {"editor": {"username": "national-editor", "password": "word-1"}},
        },
        "hampshire": {
            "host": "hampshire.localhost:8000",
            "api_key": "soh_live_x",
            "test_key": "soh_test_x",
            "users": {"officer": {"username": "hampshire-officer", "password": "word-2"}},
        },
    },
    "platform": {"username": "platform-admin", "password": "word-3", "totp_secret": "KEYFORTHEPHONE"},
}


@pytest.fixture
def printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The guide of these facts."""
    file = tmp_path / "demo.json"
    file.write_text(json.dumps(FACTS))
    guide.show(file, Ports(8000, 8001))
    return capsys.readouterr().out


def test_it_names_every_address_sign_in_and_key(printed: str) -> None:
    facts = ["http://national.localhost:8000/", "http://hampshire.localhost:8000/", "soh_live_x", "soh_test_x"]
    people = ["national-editor", "word-1", "hampshire-officer", "word-2", "http://admin.localhost:8001/admin/"]
    people += ["platform-admin", "word-3", "KEYFORTHEPHONE"]
    for text in facts + people:
        assert text in printed


def test_its_commands_reach_hosts_that_no_name_server_knows(printed: str) -> None:
    assert "--resolve hampshire.localhost:8000:127.0.0.1" in printed


def test_its_tasks_are_at_a_site_that_takes_reports(printed: str) -> None:
    assert "http://hampshire.localhost:8000/report-a-crime/" in printed
    assert "http://national.localhost:8000/report-a-crime/" not in printed


@pytest.mark.parametrize("content", [None, "{"])
def test_missing_or_broken_facts_are_named_with_what_to_do(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "demo.json"
    if content:
        file.write_text(content)

    with pytest.raises(DemoError, match="make demo-reset"):
        guide.show(file, Ports(8000, 8001))
