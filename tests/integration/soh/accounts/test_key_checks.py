"""`check --deploy` looks whether each door holds the keys that it needs and no others."""

from typing import Any

import pytest

from soh.accounts.checks import door_holds_its_keys_only


@pytest.mark.parametrize(
    ("door", "key", "found"),
    [
        ("public", "", []),
        ("staff", "a-key", []),
        ("worker", "a-key", []),
        ("public", "a-key", ["accounts.E001"]),
        ("staff", "", ["accounts.E002"]),
        ("worker", "", ["accounts.E002"]),
    ],
)
def test_only_the_public_door_goes_without_the_key_that_opens_reports(
    settings: Any, door: str, key: str, found: list[str]
) -> None:
    settings.DOOR, settings.FORCE_KEY_ENCRYPTION_KEY = door, key

    assert [message.id for message in door_holds_its_keys_only(None)] == found
