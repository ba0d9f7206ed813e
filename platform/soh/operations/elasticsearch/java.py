"""A Java that can run the server: 21 or newer, with every module (a cut-down runtime starts it and then fails)."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from soh.operations.elasticsearch.errors import CannotBeHad

OLDEST = 21
INSTALLED = Path("/usr/lib/jvm")
NEEDED = frozenset({"java.se", "jdk.management", "jdk.unsupported", "jdk.zipfs", "jdk.net"})


def java_home() -> Path:
    """Return the home of the newest Java that is good enough. Raises CannotBeHad."""
    usable = [(version, home) for home in _candidates() if (version := _version(home)) >= OLDEST]
    if not usable:
        raise CannotBeHad(
            f"Elasticsearch needs a complete Java {OLDEST} or newer, and this machine has none. Install one "
            "(JAVA_HOME names it if it is in an unusual place), or name a server of your own: SEARCH_URL, for tests "
            "TEST_SEARCH_URL."
        )
    return max(usable, key=lambda pair: pair[0])[1]


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("JAVA_HOME"):
        yield Path(named)
    if program := shutil.which("java"):
        yield Path(program).resolve().parent.parent
    if INSTALLED.is_dir():
        yield from (home for home in sorted(INSTALLED.iterdir()) if home.is_dir())


def _version(home: Path) -> int:
    """The major version, from the file that every Java describes itself with; 0 when it will not do."""
    try:
        release = (home / "release").read_text()
    except OSError:
        return 0
    version = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    modules = re.search(r'^MODULES="([^"]*)"', release, re.MULTILINE)
    complete = modules is not None and NEEDED.issubset(modules[1].split())
    return int(version[1]) if version and complete and (home / "bin" / "java").exists() else 0
