"""What blocks that show an entry of the shared library have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.apps import apps
from django.utils.safestring import mark_safe
from wagtail.blocks import StructBlock

from pages.library.entries import LibraryEntry
from pages.library.scope import RenderScope, scope_of


class EntryBlock(StructBlock):
    """An entry, chosen once; each force shows its own under the same key. `names` is the child that names it."""

    names: ClassVar[str] = "entry"
    model_name: ClassVar[str]

    def shown(self, entry: Mapping[str, Any], face: dict[str, Any]) -> dict[str, Any] | None:
        """Return what the template shows, made from the entry's columns and face; None to show nothing now."""
        return face

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the entry as `entry`; None where there is none, or none to show at this time."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        scope = scope_of(parent_context)
        row = scope.entry(value[self.names])
        context["entry"] = self.shown(row, self._face(row, scope)) if row else None
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Return the words of the entry; None where there is none, or none to show at this time."""
        scope = scope_of(context)
        row = scope.entry(value[self.names])
        return self._model.face(row, scope) if row and self.shown(row, {}) is not None else None

    @property
    def _model(self) -> type[LibraryEntry]:
        return apps.get_model("pages", self.model_name)

    def _face(self, row: Mapping[str, Any], scope: RenderScope) -> dict[str, Any]:
        face = self._model.face(row, scope)
        # scope.text() has cleaned these: nothing but paragraphs, lists and links is left.
        return face | {name: mark_safe(face[name]) for name in self._model.rich}  # noqa: S308
