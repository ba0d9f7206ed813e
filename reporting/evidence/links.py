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


def sign(link: Link) -> str:
    """Return a link's token."""
    words = [link.force_id, link.reference, link.key.hex, link.person]
    return signing.dumps(words, salt=_SALT)


def read(token: str) -> Link | None:
    """Return what a token stands for; None when it is none of ours or older than a minute."""
    try:
        force_id, reference, key, person = signing.loads(token, salt=_SALT, max_age=LASTS)
        return Link(int(force_id), str(reference), uuid.UUID(key), int(person))
    except (signing.BadSignature, ValueError, TypeError):
        return None
