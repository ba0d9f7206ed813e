"""Whether an editor changed a stream of blocks, or the browser only wrote the same in other words."""

from __future__ import annotations

import re
from typing import Any

# Rich text that was written without keys is given new ones each time it is read, and "nothing" may be an empty
# paragraph.
_KEYS = re.compile(r' data-block-key="[^"]*"')
_NOTHING = "<p></p>"


def same_stream(block: Any, before: Any, after: Any) -> bool:
    """Whether two values of a block are stored alike, the keys of rich text aside."""
    return bool(plain(block.get_prep_value(before)) == plain(block.get_prep_value(after)))


def same_words(before: str | None, after: str | None) -> bool:
    """Whether two stored rich texts say the same."""
    return bool(plain(before or "") == plain(after or ""))


def plain(stored: Any) -> Any:
    """Return what is stored without the keys of rich text, which differ though the words are the same."""
    if isinstance(stored, dict):
        return {name: plain(value) for name, value in stored.items()}
    if isinstance(stored, list | tuple):
        return [plain(value) for value in stored]
    if isinstance(stored, str):
        words = _KEYS.sub("", stored)
        return "" if words == _NOTHING else words
    return stored
