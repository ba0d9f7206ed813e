"""For whom and in which language blocks are rendered: which force's links, contact details and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from pages.library import links, references
from pages.library.links import Link, LinkMap
from pages.library.references import Found, Image

CONTEXT_NAME = "scope"


class Reference(int):
    """The id of what a block names, and of which kind it is; nothing is loaded until the page is rendered."""

    kind: str

    def __new__(cls, pk: int, kind: str) -> Reference:
        made = super().__new__(cls, pk)
        made.kind = kind
        return made

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]
        return (int(self), self.kind)

    @property
    def pk(self) -> int:
        """The primary key, as Wagtail's widgets ask for it."""
        return int(self)

    id = pk


@dataclass
class RenderScope:
    """What blocks need to know about where they are shown. Templates find it as `scope`."""

    links: LinkMap = field(default_factory=dict)
    force_id: int | None = None
    locale_ids: tuple[int, ...] = ()
    _wanted: dict[str, set[int]] = field(default_factory=dict)
    _asked: dict[str, set[int]] = field(default_factory=dict)
    _found: Found = field(default_factory=lambda: Found({}, {}, {}))

    def expect(self, *values: Any) -> None:
        """Say which stream values will be rendered, so that all they name is found in one query."""
        for reference in _references(values):
            self._want(reference.kind, int(reference))

    def link(self, page_id: int | None) -> Link | None:
        """Return where this page is for these visitors; None when they cannot see it."""
        return self.links.get(int(page_id)) if page_id else None

    def text(self, source: str) -> SafeString:
        """Return stored rich text as HTML with this scope's links."""
        for pk in links.document_ids(source):
            self._want("document", pk)
        self._find()
        return links.expand(source, self.links, self._found.documents)

    def entry(self, reference: Reference | None) -> Mapping[str, Any] | None:
        """Return the columns of a library entry as this force has it; None when there is none."""
        if not reference:
            return None
        self._need(reference)
        return self._found.entries.get((reference.kind, int(reference)))

    def image(self, reference: Reference | None) -> Image | None:
        """Return an image in the sizes of a page; None when it does not exist any more."""
        if not reference:
            return None
        self._need(reference)
        return self._found.images.get(int(reference))

    def _need(self, reference: Reference) -> None:
        self._want(reference.kind, int(reference))
        self._find()

    def _want(self, kind: str, pk: int) -> None:
        if kind != "page" and pk not in self._asked.get(kind, ()):
            self._wanted.setdefault(kind, set()).add(pk)

    def _find(self) -> None:
        if not self._wanted:
            return
        wanted, self._wanted = self._wanted, {}
        found = references.find(wanted=wanted, force_id=self.force_id, locale_ids=self.locale_ids)
        self._found.entries.update(found.entries)
        self._found.images.update(found.images)
        self._found.documents.update(found.documents)
        for kind, ids in wanted.items():
            self._asked.setdefault(kind, set()).update(ids)


def scope_of(context: Mapping[str, Any] | None) -> RenderScope:
    """Return the scope of a rendering or API context; without one, nothing is linked (Wagtail's comparison
    view).
    """
    found = context.get(CONTEXT_NAME) if context else None
    return found if isinstance(found, RenderScope) else RenderScope()


def _references(values: Iterable[Any]) -> Iterator[Reference]:
    for value in values:
        if isinstance(value, Reference):
            yield value
        elif isinstance(value, RichText):
            yield from (Reference(pk, "document") for pk in links.document_ids(value.source))
        elif isinstance(value, StreamValue):
            yield from _references(child.value for child in value)
        elif isinstance(value, StructValue):
            yield from _references(value.values())
        elif isinstance(value, ListValue):
            yield from _references(value)
