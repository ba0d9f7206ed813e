"""The demo, loaded once for all workers and runs: a template database, and the files that belong to it."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from soh.operations.demo import family, keys
from soh.operations.demo.ports import Ports
from soh.operations.postgres.layout import data_folder
from tests.database import clones
from tests.database.fingerprint import OUR_ROOTS, ROOT, fingerprint

PREFIX = "soh_journeys_"
PORTS = Ports(8000, 8001)  # each worker moves the sites of its clone to ports of its own


@dataclass(frozen=True)
class Loaded:
    """The template's name, and a folder with demo.json, secrets.json and media."""

    template: str
    folder: Path


def loaded_demo(migrated: str) -> Loaded:
    """Return the loaded demo of the source as it is now; `migrated` is the template to begin from."""
    digest = _digest()
    folder = data_folder() / "journeys" / digest
    name = clones.built_once(
        PREFIX,
        digest,
        lambda draft: _load(draft, folder),
        source=migrated,
        is_stale=lambda: not (folder / "demo.json").exists(),
    )
    return Loaded(name, folder)


def _load(database: str, folder: Path) -> None:
    """Load in a process of its own: the settings of the demo are not those of the suite."""
    for old in folder.parent.glob("*"):
        shutil.rmtree(old, ignore_errors=True)
    secrets = keys.load_or_make(folder / "secrets.json", content_exists=False)
    environment = family.preparing(PORTS, secrets, clones.environment(database))
    environment |= {"SOH_DATA_DIR": str(folder), "LOG_LEVEL": "WARNING"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.stage.preparation"],
        env=environment,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"The demo could not be loaded for the journeys:\n{done.stdout}\n{done.stderr}")


def _digest() -> str:
    digest = hashlib.sha256(fingerprint().encode())
    for path in sorted(_sources()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    """Whatever might change what is loaded: all our Python, and what the library shows."""
    folders = [ROOT / "platform", *(ROOT / name for name in OUR_ROOTS if name != "soh"), Path(__file__).parent]
    for folder in folders:
        for place, names, files in os.walk(folder):
            names[:] = [name for name in names if name not in {"__pycache__", "static"}]
            yield from (Path(place) / file for file in files if file.endswith((".py", ".png", ".jpg")))
