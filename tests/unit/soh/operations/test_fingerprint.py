"""A change to anything that shapes a migrated database gives the tests a new template."""

from pathlib import Path

import pytest

from soh.core import row_level_security
from soh.operations import database_grants
from tests.database import fingerprint as module


@pytest.mark.parametrize("part", [row_level_security, database_grants])
def test_the_policy_and_the_grants_count(part: object) -> None:
    assert Path(part.__file__) in module._our_modules()


def test_our_migrations_count_and_those_of_packages() -> None:
    files = {path.as_posix() for path in module._migration_files()}

    assert any(name.endswith("soh/core/migrations/0001_initial.py") for name in files)
    assert any("site-packages/django/contrib/auth/migrations" in name for name in files)


def test_it_changes_with_a_module_that_migrations_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = module.fingerprint()
    changed = tmp_path / "row_level_security.py"
    changed.write_text(Path(row_level_security.__file__).read_text() + "# changed\n")
    files = module._files
    monkeypatch.setattr(
        module, "_files", lambda name: [changed] if name == row_level_security.__name__ else files(name)
    )

    assert module.fingerprint() != before


def test_it_stays_the_same_without_a_change() -> None:
    assert module.fingerprint() == module.fingerprint()
