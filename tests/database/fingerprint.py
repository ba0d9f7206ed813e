"""What a freshly migrated database depends on, as one digest."""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
OUR_ROOTS = ("soh", "sites", "pages", "reporting", "search")
ALWAYS = ("soh.operations.database_grants", "soh.operations.postgres.roles", "soh.core.owner_connection")


def fingerprint() -> str:
    """Digest of every migration, of our modules that migrations import, of the grants and of the packages.

    Our modules count with what they import in turn: a policy that changes in a module beside the migrations
    must never leave the tests on a template of the old policy.
    """
    digest = hashlib.sha256()
    for path in sorted({*_migration_files(), *_our_modules(), ROOT / "uv.lock"}):
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    digest.update(repr(settings.INSTALLED_APPS).encode())
    return digest.hexdigest()[:16]


def _migration_files() -> Iterator[Path]:
    for app in apps.get_app_configs():
        name, _ = MigrationLoader.migrations_module(app.label)
        spec = find_spec(name) if name else None
        if spec is not None:
            for folder in spec.submodule_search_locations or []:
                yield from Path(folder).glob("*.py")


def _our_modules() -> set[Path]:
    """The files of our modules that migrations reach by imports, however far."""
    found: set[Path] = set()
    waiting = [path for name in ALWAYS for path in _files(name)]
    waiting += [path for path in _migration_files() if ROOT in path.parents and ".venv" not in path.parts]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [file for name in _imported(path) for file in _files(name)]
    return found


def _imported(path: Path) -> Iterator[str]:
    """Names that a file imports. `from a import b` counts as a and as a.b: either may be the module."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def _files(name: str) -> list[Path]:
    """The file of one of our modules; empty for names that are none."""
    if name.partition(".")[0] not in OUR_ROOTS:
        return []
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:  # `name` is a function or class, not a module
        return []
    return [Path(spec.origin)] if spec and spec.origin and spec.origin.endswith(".py") else []
