"""What the process that opens a file tells of it. Nothing but the standard library is needed to read this."""

from dataclasses import dataclass, field


class Refused(Exception):
    """A file is not safe to open; `finding` is the code that says why."""

    def __init__(self, finding: str) -> None:
        super().__init__(finding)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened.

    Attributes:
        copy: the bytes for its readers; empty where none is made of such a file.
        type: the type of the copy.
        notes: what stood in the file besides its content: `taken_at`, `device`, `place`, `author`, `program`.
    """

    copy: bytes = b""
    type: str = ""
    notes: dict[str, str] = field(default_factory=dict)


LONGEST_NOTE = 200


def noted(**notes: object) -> dict[str, str]:
    """Return notes as one line of plain text each, without those that say nothing."""
    found = {}
    for name, value in notes.items():
        plain = " ".join("".join(mark if mark.isprintable() else " " for mark in str(value or "")).split())
        if plain:
            found[name] = plain[:LONGEST_NOTE]
    return found
