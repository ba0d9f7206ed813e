"""The demo's secrets."""

import base64
import json
from pathlib import Path

import pytest

from soh.operations.demo import keys
from soh.operations.demo.problems import DemoError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the secrets go."""
    return tmp_path / "var" / "secrets.json"


def test_only_the_owner_can_read_the_file(file: Path) -> None:
    keys.load_or_make(file, content_exists=False)

    assert file.stat().st_mode & 0o777 == 0o600


def test_the_second_start_finds_the_same_secrets(file: Path) -> None:
    first = keys.load_or_make(file, content_exists=False)

    assert keys.load_or_make(file, content_exists=True) == first


def test_each_secret_is_its_own_and_the_force_key_has_256_bits(file: Path) -> None:
    made = keys.load_or_make(file, content_exists=False)

    assert len(set(made.values())) == 4
    assert len(base64.urlsafe_b64decode(made["FORCE_KEY_ENCRYPTION_KEY"])) == 32


def test_a_secret_that_a_newer_version_needs_is_added_and_the_others_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"FORCE_KEY_ENCRYPTION_KEY": "kept"}))

    made = keys.load_or_make(file, content_exists=True)

    assert made["FORCE_KEY_ENCRYPTION_KEY"] == "kept"
    assert made["STAFF_SECRET_KEY"]


def test_new_secrets_are_never_made_over_content_that_needs_the_old_ones(file: Path) -> None:
    with pytest.raises(DemoError, match="make demo-reset"):
        keys.load_or_make(file, content_exists=True)

    assert not file.exists()


def test_a_broken_file_is_left_alone_and_named(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")

    with pytest.raises(DemoError, match=r"secrets\.json cannot be read"):
        keys.load_or_make(file, content_exists=False)

    assert file.read_text() == "{"


def test_remembering_adds_to_what_is_there(file: Path) -> None:
    first = keys.load_or_make(file, content_exists=False)

    keys.remember(file, soh_app="word")

    assert keys.load_or_make(file, content_exists=True) == {**first, "soh_app": "word"}
