"""The world in which the matrix is walked: forces side by side, of which two are filled, in a database of its own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import override_settings

from sites.forces import hosts
from soh.core import memos
from soh.operations.postgres.layout import data_folder
from tests.database import clones
from tests.database.fingerprint import OUR_ROOTS, ROOT, fingerprint
from tests.isolation.estate import Estate

PREFIX = "soh_isolation_"


@dataclass(frozen=True)
class World:
    """Who lives there. The attacker asks, the victim is asked for."""

    attacker: Estate
    victim: Estate
    forces: int
    media: Path
    template: str


@contextmanager
def inhabited(*, forces: int, worker: str) -> Iterator[World]:
    """A world with so many forces, this process's own, at which the default connection points meanwhile."""
    digest = digest_of(forces)
    folder = data_folder() / "isolation" / digest
    template = clones.built_once(
        PREFIX,
        digest,
        lambda draft: _fill(draft, folder, forces, digest),
        source=clones.prepare_template(fingerprint()),
        is_stale=lambda: not (folder / "world.json").exists(),
    )
    facts = json.loads((folder / "world.json").read_text())
    before = connection.settings_dict["NAME"]
    name = clones.create_other_clone(f"isolation_{worker}", template)
    media = folder / f"media_{worker}_{os.getpid()}"
    shutil.copytree(folder / "media", media)
    point_at(name)
    try:
        with override_settings(MEDIA_ROOT=str(media)):
            yield World(Estate(**facts["attacker"]), Estate(**facts["victim"]), forces, media, template)
    finally:
        point_at(before)
        clones.drop_clone(name)
        shutil.rmtree(media, ignore_errors=True)


def point_at(name: str) -> None:
    """Let the default connection be to this database, and forget what was known of another."""
    connection.close()
    connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    memos.forget_all()
    hosts.forget()


def _fill(database: str, folder: Path, forces: int, digest: str) -> None:
    """In a process of its own, which knows of no other database."""
    others = sorted(folder.parent.glob("*"), key=lambda other: other.stat().st_mtime, reverse=True)
    for old in (folder, *others[clones.TEMPLATES_KEPT :]):
        shutil.rmtree(old, ignore_errors=True)
    (folder / "media").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.isolation.preparation", str(folder), str(forces), digest],
        env={
            **os.environ,
            **clones.environment(database),
            "DJANGO_SETTINGS_MODULE": "soh.settings.test",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
        },
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"The world could not be made:\n{done.stdout}\n{done.stderr}")


def digest_of(forces: int) -> str:
    """Return a digest of all source that the world and the walk are made of."""
    digest = hashlib.sha256(f"{fingerprint()} {forces}".encode())
    folders = [ROOT / "platform", *(ROOT / name for name in OUR_ROOTS if name != "soh"), Path(__file__).parent]
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
