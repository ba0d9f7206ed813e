"""The tour at the bare address of the demo."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sites.forces import tour

pytestmark = pytest.mark.django_db
FACTS = {
    "base": "http://127.0.0.1:8000",
    "staff": "http://127.0.0.1:8001",
    "platform": {"username": "platform-admin", "password": "kept-by-the-platform"},
    "sites": {
        "national": {"host": "national.localhost:8000", "api_key": None, "test_key": None, "users": {}},
        **{
            slug: {
                "host": f"{slug}.localhost:8000",
                "api_key": f"soh_live_{slug}",
                "test_key": f"soh_test_{slug}",
                "users": {"officer": {"username": f"{slug}-officer", "password": f"secret-of-{slug}"}},
            }
            for slug in ("thames-valley", "dyfed-powys")
        },
    },
}


@pytest.fixture
def demo(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.SOH_DEMO = True
    monkeypatch.setattr(tour, "DATA", tmp_path)
    (tmp_path / "demo.json").write_text(json.dumps(FACTS))
    return tmp_path


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000"])
def test_it_names_sites_sign_ins_and_keys_under_the_status_of_an_unknown_host(
    demo: Path, public_client: Callable[[str], Client], host: str
) -> None:
    answer = public_client(host).get("/")
    page = answer.content.decode()

    assert answer.status_code == 421
    assert answer["Cache-Control"] == "no-store"
    for words in ("http://thames-valley.localhost:8000/", "Dyfed-Powys Police", "National site"):
        assert words in page
    for words in ("thames-valley-officer", "secret-of-dyfed-powys", "soh_test_thames-valley", "--resolve"):
        assert words in page


def test_before_the_first_load_it_says_what_to_run(demo: Path, public_client: Callable[[str], Client]) -> None:
    (demo / "demo.json").unlink()

    assert "make demo" in public_client("127.0.0.1:8000").get("/").content.decode()


@pytest.mark.parametrize("host", ["stranger.example", "127.0.0.1.stranger.example", "thames-valley.localhost:9"])
def test_no_other_host_sees_it(demo: Path, public_client: Callable[[str], Client], host: str) -> None:
    answer = public_client(host).get("/")

    assert answer.status_code == 421
    assert b"secret-of" not in answer.content


def test_outside_the_demo_there_is_none(demo: Path, settings: Any, public_client: Callable[[str], Client]) -> None:
    settings.SOH_DEMO = False

    assert b"secret-of" not in public_client("127.0.0.1:8000").get("/").content
