"""What a restored platform lacks of the original."""

from dataclasses import dataclass

from soh.operations.restore.ledger import UNREADABLE, Ledger

_WORDS = {
    "reports": "reports with answers, notes and messages",
    "files": "files that people sent",
    "outbox": "messages owed or told, under their ids",
    "deliveries": "deliveries to record systems, under their ids",
    "chains": "ends of audit chains",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of promise: how many there were, and the names of those that are not as they were."""

    words: str
    promised: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unreadable_before: int

    @property
    def is_whole(self) -> bool:
        """Whether everything is there again."""
        return not self.missing and not self.changed


def compared(original: Ledger, restored: Ledger) -> list[Finding]:
    """Return a finding for each kind of promise. What opened nowhere is counted apart."""
    return [_finding(kind, promised, restored.get(kind, {})) for kind, promised in original.items()]


def _finding(kind: str, promised: dict[str, str], found: dict[str, str]) -> Finding:
    return Finding(
        words=_WORDS[kind],
        promised=len(promised),
        missing=tuple(name for name in promised if name not in found),
        changed=tuple(name for name, words in promised.items() if name in found and found[name] != words),
        unreadable_before=sum(words == UNREADABLE for words in promised.values()),
    )
