"""The process that opens what strangers sent: reads a file, writes what it found and the copy, and ends.

It is started by `making` without environment, working folder or Django. It bounds itself before it reads a byte.
"""

import json
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reporting.evidence.copies.findings import Opened

CPU_SECONDS = 20
MEMORY = 2 * 1024**3


def main(type_name: str) -> None:
    """Answer with one line of JSON, then the bytes of the copy."""
    _bound()
    content = sys.stdin.buffer.read()
    from reporting.evidence.copies.findings import Refused

    try:
        opened = _opened(content, type_name)
    except Refused as refused:
        _say({"finding": refused.finding})
    except MemoryError:
        _say({"finding": "too_complex"})
    except Exception:  # whatever a reader stumbles over: it is no file that others should open
        _say({"finding": "damaged"})
    else:
        _say({"finding": "", "type": opened.type, "notes": opened.notes})
        sys.stdout.buffer.write(opened.copy)
        sys.stdout.buffer.flush()


def _opened(content: bytes, type_name: str) -> "Opened":
    """What opens a type is loaded when it is needed."""
    from reporting.evidence import archives
    from reporting.evidence.copies.findings import Opened, Refused

    if type_name.startswith("image/"):
        from reporting.evidence.copies import pictures

        return pictures.opened(content, type_name)
    if type_name == "application/pdf":
        from reporting.evidence.copies import documents

        return documents.opened(content)
    if archives.is_archive(type_name):
        if flaw := archives.flaw([content]):
            raise Refused(flaw)
        return Opened()
    if type_name in ("video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"):
        from reporting.evidence.copies import recordings

        return recordings.opened(content)
    return Opened()


def _bound() -> None:
    """No more memory, time or files than one honest file needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def _say(words: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(words).encode() + b"\n")
    sys.stdout.buffer.flush()
