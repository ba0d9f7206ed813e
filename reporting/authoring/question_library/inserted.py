"""What became of the blocks of a form that name questions of the library."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Newer:
    """A group of which there is a newer version than the form has, and the editor has not yet said no."""

    name: str
    version: int
    newest: int


@dataclass(slots=True)
class Inserted:
    """What became of the blocks that name questions of the library.

    Attributes:
        owners: for every id of a question or content that came from the library, the id of the block that names it.
        missing: ids of the blocks whose questions are not to be had here.
        newer: by the block's id.
    """

    owners: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    newer: dict[str, Newer] = field(default_factory=dict)
