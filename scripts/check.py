"""Every check of the source: `make check`. Goes on after a failure and lists the failures at the end."""

import base64
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

# Enough for the production settings to load; nothing is connected to.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "soh.settings.production",
    "SECRET_KEY": "for-the-check-only-" + "Zx4_" * 12,
    "IDEMPOTENCY_SECRET": "for-the-check-only-" + "Qw7_" * 12,
    "DATABASE_URL": "postgres://soh_app:secret@database.invalid/soh",
    "DATABASE_OWNER_URL": "postgres://soh_owner:secret@database.invalid/soh",
    "STAFF_HOST": "staff.example.invalid",
    "WAGTAILADMIN_BASE_URL": "https://staff.example.invalid",
    "PUBLIC_SCHEME": "https",
    "PUBLIC_PORT": "443",
}
# Only the staff side is given the key that opens reports.
OPENING = {"FORCE_KEY_ENCRYPTION_KEY": base64.urlsafe_b64encode(b"for the check only, 32 bytes ...").decode()}
JINJA = "platform/soh/design/macros/"


def steps() -> list[tuple[str, list[str], dict[str, str]]]:
    """Name, command and extra environment of each check."""
    python, manage = str(BIN / "python"), [str(BIN / "python"), "manage.py"]
    deploy = [*manage, "check", "--deploy", "--fail-level", "WARNING"]
    return [
        ("Lint (ruff)", [str(BIN / "ruff"), "check"], {}),
        ("Format (ruff)", [str(BIN / "ruff"), "format", "--check"], {}),
        ("Templates (djade)", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates()], {}),
        ("Import contracts (import-linter)", [str(BIN / "lint-imports")], {}),
        ("Types (mypy)", [str(BIN / "mypy"), "."], {}),
        ("Migrations are complete", [*manage, "makemigrations", "--check", "--dry-run"], {}),
        ("Public web for production", deploy, {**PRODUCTION, "DOOR": "public"}),
        ("Staff web for production", deploy, {**PRODUCTION, "DOOR": "staff", **OPENING}),
        ("Messages", [python, "-m", "scripts.messages", "check"], {}),
        ("Lock file names one registry", [python, "-m", "scripts.lock"], {}),
    ]


def templates() -> list[str]:
    """Our Django templates, as git knows them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.html"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [name for name in listed if not name.startswith(JINJA) and (ROOT / name).exists()]


def main() -> int:
    """Run all checks; the exit code is 1 when any failed."""
    search = os.pathsep.join([str(ROOT / "platform"), str(ROOT)])
    failed = []
    for name, command, extra in steps():
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        environment = {**os.environ, "PYTHONPATH": search, **extra}
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        print(f"   {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.1f} s", flush=True)
        failed += [name] if code else []
    print("\nAll checks passed." if not failed else f"\nFailed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
