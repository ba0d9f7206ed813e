"""Where the database settings come from, in a process of its own for each environment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
SHOW = """
import importlib, json, sys
settings = importlib.import_module(sys.argv[1])
default = settings.DATABASES["default"]
names = ("USER", "PASSWORD", "HOST", "PORT")
print(json.dumps([{n: str(default[n]) for n in (*names, "NAME")}, {n: str(settings.DATABASE_OWNER[n]) for n in names}]))
"""
APPLICATION = "postgres://soh_app:a%2Fb@db.example:5433/police?sslmode=require"
OWNER = "postgres://soh_owner:own@db.example:5433/police"


def load(module: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Import a settings module under these variables."""
    path = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"}
    command = [sys.executable, "-c", SHOW, module]
    return subprocess.run(command, env={**path, **environment}, capture_output=True, text=True, check=False)


def places(module: str, **environment: str) -> list[dict[str, Any]]:
    """The application's and the owner's database settings."""
    loaded = load(module, **environment)
    assert loaded.returncode == 0, loaded.stderr
    return json.loads(loaded.stdout)


def test_without_a_url_development_uses_the_embedded_server_in_two_roles(tmp_path: Path) -> None:
    application, owner = places("soh.settings.development", SOH_DATA_DIR=str(tmp_path))

    assert application["HOST"] == owner["HOST"]
    assert application["HOST"].startswith("/")
    assert (application["USER"], owner["USER"]) == ("soh_app", "soh_owner")


def test_both_urls_are_read_with_their_passwords() -> None:
    application, owner = places("soh.settings.development", DATABASE_URL=APPLICATION, DATABASE_OWNER_URL=OWNER)

    assert application == {
        "USER": "soh_app", "PASSWORD": "a/b", "HOST": "db.example", "PORT": "5433", "NAME": "police",
    }  # fmt: skip
    assert (owner["USER"], owner["PASSWORD"]) == ("soh_owner", "own")


def test_a_process_without_the_owners_url_has_no_more_rights_than_the_application() -> None:
    application, owner = places("soh.settings.development", DATABASE_URL=APPLICATION)

    assert owner["USER"] == application["USER"]


def test_production_refuses_to_start_on_the_embedded_server() -> None:
    for given in ({}, {"DATABASE_URL": ""}):
        loaded = load("soh.settings.production", SECRET_KEY="x" * 60, **given)

        assert loaded.returncode != 0
        assert "DATABASE_URL is not set" in loaded.stderr


def test_an_error_in_the_url_does_not_print_its_password() -> None:
    loaded = load("soh.settings.production", SECRET_KEY="x" * 60, DATABASE_URL="mongo://u:topsecret@host/soh")

    assert loaded.returncode != 0
    assert "topsecret" not in loaded.stderr
