"""Words that nobody writes: where one is seen, something of the force that owns it has been seen."""

import hashlib
import re
from dataclasses import dataclass, field

_LETTERS = "bcdfghjkmnpqrstvwxz"  # no vowels: no word of any language, and no harm in a slug or an e-mail address
LENGTH = 16
"""Of one canary, in characters. A field that holds less cannot carry one."""


@dataclass
class Canaries:
    """The canaries of one force. `bait` is a word that stands beside them, by which a search finds what has them."""

    root: str
    bait: str
    places: list[str] = field(default_factory=list)
    """Where each was planted: `app.Model.field`, by its number."""

    @classmethod
    def of(cls, secret: str) -> "Canaries":
        """Return those that belong to a secret: the same every time, and in no other text."""
        letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in hashlib.sha256(secret.encode()).digest())
        return cls(root=f"zq{letters[:8]}", bait=f"{letters[8:14]}bait")

    def new(self, place: str, *, private: bool = False) -> str:
        """Return the next canary. A private one is for the force alone; the others the national team may see too."""
        self.places.append(place)
        return f"{self.root}{'p' if private else 'c'}{len(self.places) - 1:05d}"

    def planted(self, place: str) -> list[str]:
        """Return the canaries of a place, as public and as private ones: of two writings one is right."""
        numbers = [number for number, known in enumerate(self.places) if known == place]
        return [f"{self.root}{kind}{number:05d}" for number in numbers for kind in "cp"]

    @property
    def pattern(self) -> "re.Pattern[bytes]":
        """Finds every canary of the force, however it is written: as it is, in capitals, in a slug."""
        return re.compile(re.escape(self.root.encode()) + rb"([cp])(\d{5})", re.IGNORECASE)

    def place_of(self, canary: bytes) -> str:
        """Return where a canary was planted."""
        return self.places[int(canary[-5:])]
