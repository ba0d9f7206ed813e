"""What crosses between two forces, and how it is sealed: each blob to the one force that may read it.

Sealing needs a public key only, which one force may know of another; opening needs the force's own private key.
"""

import json
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection

from sites.forces import keys
from sites.forces.models import ForceKey
from soh.core import sealing

_TABLE = "reporting_handover"
WORDS, LETTER, ANSWER = "sealed_words", "sealed_letter", "sealed_answer"


class NoKey(Exception):
    """The other force has no key yet to which a report could be sealed."""


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note that goes with the report, or stays with the force that wrote it."""

    number: int
    author_name: str
    written_at: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A report on its way: what the receiving force needs to make it its own."""

    answers: dict[str, Any]
    form_key: str
    edition: str
    texts: list[int]
    locale: str
    channel: str
    first_reference: str
    custody: list[dict[str, str]]
    """Which forces had it before, oldest first: `force` and `reference`."""
    notes: list[SentNote]
    files: dict[str, str] = field(default_factory=dict, repr=False)
    """The key of each of its files, by what names the file in the answers."""
    correspondence: dict[str, Any] = field(default_factory=dict, repr=False)
    """The person's key pair, still under the receipt code, and the messages."""

    protects_identity: bool = False
    """Whether the giving force protects who the reporter is: then the other force does, too."""

    def packed(self) -> dict[str, Any]:
        """Return the letter as data."""
        return asdict(self)

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> "Letter":
        """Return the letter that `packed` was made of."""
        return cls(**{**data, "notes": [SentNote(**note) for note in data["notes"]]})


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key of a force to which others seal."""

    id: int
    raw: bytes


def public_key_of(force_id: int) -> PublicKey:
    """Return the newest public key of any force. Raises NoKey."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, public_key FROM public_key_of_force(%s::bigint)", [force_id])
        found = cursor.fetchone()
    if found is None:
        raise NoKey
    return PublicKey(int(found[0]), bytes(found[1]))


def seal(*, key: PublicKey, case_key: uuid.UUID, name: str, content: Any) -> bytes:
    """Seal data for the force whose key this is."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return sealing.seal_to(public_key=key.raw, plaintext=text, place=sealing.Place(_TABLE, str(case_key), name))


def unseal(*, key: ForceKey, case_key: uuid.UUID, name: str, sealed: bytes) -> Any:
    """Open what was sealed to a force's key, in its own transaction. Raises NoPrivateKeyHere, CannotOpen."""
    place = sealing.Place(_TABLE, str(case_key), name)
    return json.loads(sealing.unseal_with(private_key=keys.private_key(key), ciphertext=bytes(sealed), place=place))
