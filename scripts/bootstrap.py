"""Prepare a fresh clone: virtual environment, locked packages, theme, translations. Skips what is done.

Run by `make` with any Python 3; everything else is fetched. Standard library only, in words that an older
Python can read too, so that it can say what is wrong.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".soh-installed"
UV = "0.13.9"
OLDEST = (3, 11)
VERSION = sys.version.split()[0]
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


class SetUpError(Exception):
    """Set-up cannot go on; the message says what to do."""


def main() -> int:
    """Do what is missing; returns the exit code."""
    try:
        use_new_enough_python()
        with (ROOT / ".setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # `make demo` and `make test` may start together
            install_packages()
            build("Theme", "-m", "soh.design.build")
            build("Translations", "-m", "scripts.messages", "compile")
    except SetUpError as problem:
        sys.stderr.write(f"\nSet-up stopped: {problem}\n")
        return 1
    return 0


def use_new_enough_python() -> None:
    """Go on in a newer Python of this machine when this one is too old."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])  # noqa: S606 - no shell is wanted
    raise SetUpError(
        f"Python 3.11 or newer is needed, and {sys.executable} is {VERSION}. "
        "Install one, or name one: `make demo PYTHON=/path/to/python3.11`."
    )


def install_packages() -> None:
    """Make the virtual environment and install exactly what uv.lock names, unless that was done."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted and works():
        return
    began = time.monotonic()
    say(f"Environment: Python {VERSION} in .venv")
    if not works():
        make_environment()
    install_uv()
    say("Packages: from uv.lock")
    sync()
    if not runs("from soh.design.node import find_node; find_node()"):
        say("Node: this machine has none that is new enough, so as a package")
        sync("--group", "assets")
    STAMP.write_text(wanted)
    say(f"  done in {time.monotonic() - began:.1f} s")


def fingerprint() -> str:
    """What the environment depends on. The path counts: an environment that was moved does not work."""
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    digest.update(f"{VENV} {UV} {sys.version}".encode())
    return digest.hexdigest()


def make_environment() -> None:
    """A virtual environment with pip, complete or not at all."""
    shutil.rmtree(str(VENV), ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode != 0 or not works():
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise SetUpError(
            f"{sys.executable} cannot make virtual environments. "
            f"On Debian and Ubuntu: apt-get install python3-venv.\n{made.stdout.decode(errors='replace')}"
        )


def install_uv() -> None:
    """The pinned uv, inside the environment: the system's pip refuses to install outside one (PEP 668)."""
    uv = VENV / "bin" / "uv"
    if uv.exists() and subprocess.check_output([str(uv), "--version"]).decode().split()[1] == UV:
        return
    run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv==" + UV])


def sync(*arguments: str) -> None:
    """Install what the lock file names."""
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment.update(UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never", UV_PYTHON=str(PYTHON))
    run([str(VENV / "bin" / "uv"), "sync", "--frozen", "--quiet", *arguments], environment)


def build(what: str, *arguments: str) -> None:
    """Run one of our own build steps, which skips itself when its output is current."""
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT / "platform"), str(ROOT)]))
    done = subprocess.run([str(PYTHON), *arguments], cwd=str(ROOT), env=environment, check=False)
    if done.returncode != 0:
        raise SetUpError(f"{what} could not be built; the lines above say why.")


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a download step, twice if need be: networks fail."""
    for pause in (3, 0):
        if subprocess.run(command, cwd=str(ROOT), env=environment, check=False).returncode == 0:
            return
        time.sleep(pause)
    raise SetUpError(f"`{' '.join(command)}` failed twice. Is the package registry reachable from here?")


def works() -> bool:
    """Whether the environment's Python starts and has pip; not so when half-made or moved."""
    return PYTHON.exists() and runs("import pip")


def runs(code: str) -> bool:
    """Whether a line of Python ends without an error inside the environment."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "platform"))
    command = [str(PYTHON), "-c", code]
    return subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=False).returncode == 0


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
