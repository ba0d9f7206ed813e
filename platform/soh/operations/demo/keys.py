"""The demo's secrets: made once, and kept in a file that only its owner reads."""

import base64
import json
import os
import secrets
from pathlib import Path

from soh.operations.demo.problems import DemoError


def load_or_make(file: Path, *, content_exists: bool) -> dict[str, str]:
    """Return the secrets, making those that are missing.

    Reports of a demo whose secrets are gone can never be opened again, so then nothing is made: DemoError.
    """
    if not file.exists():
        if content_exists:
            raise DemoError(
                f"{file} is missing, and without it the reports in this demo cannot be opened. "
                "Put it back, or start over with: make demo-reset"
            )
        _write(file, {})
    try:
        known = json.loads(file.read_text())
    except ValueError as error:
        raise DemoError(
            f"{file} cannot be read ({error}). Put it right, or start over with: make demo-reset"
        ) from error
    complete = {**_new(), **known}
    if complete != known:
        _write(file, complete)
    return complete


def remember(file: Path, **more: str) -> None:
    """Add secrets."""
    _write(file, {**json.loads(file.read_text()), **more})


def _new() -> dict[str, str]:
    return {
        "PUBLIC_SECRET_KEY": secrets.token_urlsafe(48),
        "STAFF_SECRET_KEY": secrets.token_urlsafe(48),
        "IDEMPOTENCY_SECRET": secrets.token_urlsafe(48),
        "FORCE_KEY_ENCRYPTION_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


def _write(file: Path, values: dict[str, str]) -> None:
    """Replace the file in one step; at no moment can anyone else read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
        json.dump(values, output, indent=2)
        os.fsync(output.fileno())
    draft.replace(file)
