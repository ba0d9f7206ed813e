"""Clients that stand at one of the two doors, whichever door the settings of the suite are for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from soh.core import memos
from soh.settings.components.doors import door_settings

ClientOfHost = Callable[..., Client]


def forget_everything() -> None:
    """Drop what the process keeps in memory."""
    memos.forget_all()
    cache.clear()


@pytest.fixture
def fresh_process() -> Iterator[None]:
    """Nothing kept in memory by what ran before."""
    forget_everything()
    yield
    forget_everything()


@pytest.fixture(autouse=True)
def first_language() -> Iterator[None]:
    """Every test begins in the language of the settings: a request leaves its own behind in the thread."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def public_client(settings: Any, fresh_process: None) -> ClientOfHost:
    """`public_client(host)`: a visitor of a site, such as "thames-valley.localhost:8000"."""
    return _clients(settings, "public")


@pytest.fixture
def staff_client(settings: Any, fresh_process: None) -> ClientOfHost:
    """`staff_client()`: someone at the staff host."""
    return _clients(settings, "staff")


def _clients(settings: Any, door: str) -> ClientOfHost:
    for name, value in door_settings(door).items():
        setattr(settings, name, value)

    def client(host: str = settings.STAFF_HOST, **extra: str) -> Client:
        return Client(HTTP_HOST=host, **extra)

    return client
