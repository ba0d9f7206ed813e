"""From the words of a page to the blocks that an editor would have made of them, in one language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import BlockWords, LibraryKey, PagePath, Picture

_LINK = re.compile(r'<a href="page:([a-z0-9/-]+)">')


class NoSuchTarget(LookupError):
    """The words name a page, entry or picture that is not there."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What words may name: ids of pages by path below the home, of library entries, of pictures."""

    pages: dict[str, int]
    entries: dict[LibraryKey, int]
    picture: Callable[[Picture], int]

    def have(self, value: Mapping[str, Any]) -> bool:
        """Whether all pages and entries that a block's value names exist."""
        return all(
            each.path in self.pages if isinstance(each, PagePath) else each in self.entries
            for each in value.values()
            if isinstance(each, PagePath | LibraryKey)
        )

    def page(self, path: str) -> int:
        """Return the id of the page at this path. Raises NoSuchTarget."""
        if path not in self.pages:
            raise NoSuchTarget(f"There is no page at {path!r} below this home.")
        return self.pages[path]

    def entry(self, key: LibraryKey) -> int:
        """Return the id of this entry. Raises NoSuchTarget."""
        if key not in self.entries:
            raise NoSuchTarget(f"The library has no {key.library} with the key {key.key!r}.")
        return self.entries[key]


def stored(place: str, blocks: tuple[BlockWords, ...], language: str, targets: Targets) -> list[dict[str, Any]]:
    """Return StreamField data as pages store it. Ids come from place and code, alike in each language."""
    return [
        {
            "type": block.kind,
            "id": _id(place, block.code),
            "value": _value(block.value, language, targets, f"{place}/{block.code}"),
        }
        for block in blocks
    ]


def _value(value: Any, language: str, targets: Targets, place: str) -> Any:
    match value:
        case Words():
            return _linked(value.cy if language == "cy" else value.en, targets)
        case PagePath():
            return targets.page(value.path)
        case LibraryKey():
            return targets.entry(value)
        case Picture():
            return targets.picture(value)
        case dict():
            return {name: _value(each, language, targets, place) for name, each in value.items()}
        case list():
            return [
                {
                    "type": "item",
                    "id": _id(place, str(number)),
                    "value": _value(each, language, targets, place),
                }
                for number, each in enumerate(value)
            ]
        case _:
            return value


def _linked(words: str, targets: Targets) -> str:
    return _LINK.sub(lambda found: f'<a linktype="page" id="{targets.page(found[1])}">', words)


def _id(*place: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(place)))
