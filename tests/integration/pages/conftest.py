"""Both doors in one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import clear_url_caches, set_urlconf

from sites.forces.hosts import HostedSite
from soh.core import memos
from soh.settings.components.doors import door_settings


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """Start each test like a process that has served nothing."""
    memos.forget_all()
    yield
    memos.forget_all()


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Path) -> None:
    """Keep uploaded files out of the checkout."""
    settings.MEDIA_ROOT = str(tmp_path)


class Visitor(Client):
    """Someone who reads a site."""

    def of(self, site: HostedSite, path: str = "/", **extra: Any) -> Any:
        """Open a path of a site."""
        return self.get(path, HTTP_HOST=site.host, **extra)


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    """Stand at the public door."""
    with at_door("public"):
        yield Visitor(raise_request_exception=True)


@pytest.fixture
def staff_door() -> Iterator[None]:
    """Stand at the staff door."""
    with at_door("staff"):
        yield


class at_door:  # noqa: N801 - reads as a phrase
    """Use the settings of one door."""

    def __init__(self, door: str) -> None:
        self._override = override_settings(**door_settings(door))

    def __enter__(self) -> None:
        self._override.enable()
        clear_url_caches()
        set_urlconf(None)

    def __exit__(self, *_: object) -> None:
        self._override.disable()
        clear_url_caches()
        set_urlconf(None)
