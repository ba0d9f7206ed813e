"""Runs clamd beside the platform for development and tests: `python -m soh.operations.clamd FOLDER`, until stopped.

It knows one signature of our own, so that nothing needs to be downloaded: a file with the harmless test words that
every scanner knows is found, whatever stands before them. In production clamd is the distribution's, with freshclam's
signatures and the limits of deploy/clamd/clamd.conf: see docs/runbooks/evidence.md.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

LARGEST_MB = 100
LONGEST_FOLDER = 90
"""A Unix socket's path may hold about 107 bytes."""
_TEST_WORDS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*"
"""Put together here, so that no scanner takes this file for one."""

# By default clamd passes what is larger than its limits as clean. Here the limits exceed the largest file, and what
# exceeds them all the same is reported.
LIMITS = """\
StreamMaxLength {most}M
MaxFileSize {most}M
MaxScanSize {scan}M
MaxFiles 10000
MaxRecursion 12
MaxScanTime 110000
AlertExceedsMax yes
"""


def is_installed() -> bool:
    """Whether the machine has clamd."""
    return shutil.which("clamd") is not None


def test_words() -> bytes:
    """The words that every scanner finds. They do nothing."""
    return _TEST_WORDS.encode()


def prepare(folder: Path, *, largest_mb: int = LARGEST_MB) -> Path:
    """Write signature and configuration into a folder; return the configuration's path."""
    signatures = folder / "signatures"
    signatures.mkdir(parents=True, exist_ok=True)
    (signatures / "test.ndb").write_text(f"Platform.Test.Signature:0:*:{test_words().hex()}\n")
    limits = LIMITS.format(most=largest_mb + 10, scan=4 * (largest_mb + 10))
    configuration = folder / "clamd.conf"
    configuration.write_text(
        f"Foreground yes\nLocalSocket {address(folder).removeprefix('unix:')}\nDatabaseDirectory {signatures}\n"
        f"TemporaryDirectory {folder}\n{limits}"
    )
    return configuration


def address(folder: Path) -> str:
    """Where it listens, as CLAMD_URL says it."""
    return f"unix:{folder / 'clamd.sock'}"


def start(folder: Path, *, largest_mb: int = LARGEST_MB, seconds: float = 60) -> subprocess.Popen[bytes]:
    """Start clamd and return its process once it listens. Raises RuntimeError."""
    configuration = prepare(folder, largest_mb=largest_mb)
    program = shutil.which("clamd")
    if program is None:
        raise RuntimeError("clamd is not installed: apt-get install clamav-daemon")
    socket = Path(address(folder).removeprefix("unix:"))
    socket.unlink(missing_ok=True)
    with (folder / "clamd.log").open("wb") as log:
        process = subprocess.Popen([program, "--config-file", str(configuration)], stdout=log, stderr=log)
    until = time.monotonic() + seconds
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise RuntimeError((folder / "clamd.log").read_text(errors="replace")[-500:])
        time.sleep(0.1)
    return process


def main() -> None:
    """Run it in the foreground."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path("var/clamd").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    process = start(folder)
    sys.stdout.write(f"CLAMD_URL={address(folder)}\n")
    sys.stdout.flush()
    try:
        process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
