"""Links to one file for one officer, for a minute. They work on the host that has no cookies."""

import uuid
from dataclasses import dataclass

from django.core import signing

LASTS = 60
"""Seconds."""
_SALT = "evidence link"


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a link lets have which file."""

    force_id: int
    reference: str
    key: uuid.UUID
    person: int
    reason: str = ""
    """Why the original is asked for; empty for what readers get."""


def sign(link: Link) -> str:
    """Return a link's token."""
    words = [link.force_id, link.reference, link.key.hex, link.person, link.reason]
    return signing.dumps(words, salt=_SALT)


def read(token: str) -> Link | None:
    """Return what a token stands for; None when it is none of ours or older than a minute."""
    try:
        force_id, reference, key, person, reason = signing.loads(token, salt=_SALT, max_age=LASTS)
        return Link(int(force_id), str(reference), uuid.UUID(key), int(person), str(reason))
    except (signing.BadSignature, ValueError, TypeError):
        return None
