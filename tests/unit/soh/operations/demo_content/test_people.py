"""Passwords of the demo's people."""

import random
from collections.abc import Iterator
from itertools import chain
from types import SimpleNamespace

import pytest

from soh.operations.demo_content import people


def syllables_that_begin_with(username: str) -> Iterator[str]:
    """Say the user name first, then anything."""
    said = [username[at : at + 2] for at in range(0, len(username), 2)]
    others = random.Random(1)  # noqa: S311 - no secret
    return chain(said, iter(lambda: others.choice(people._SYLLABLES), None))


def test_a_password_is_never_refused_for_being_like_the_user_name(monkeypatch: pytest.MonkeyPatch) -> None:
    username = "badidobuzabadidobuza"
    spoken = syllables_that_begin_with(username)
    monkeypatch.setattr(people, "secrets", SimpleNamespace(choice=lambda _: next(spoken)))

    password = people.new_password(username)

    assert password.replace("-", "") != username
    assert len(password) == 21
