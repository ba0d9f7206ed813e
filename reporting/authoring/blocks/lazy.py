"""Steps that the browser draws only when they are opened: a form of 100 steps opens as quickly as one of ten.

A step that was not drawn posts its whole state as JSON in one field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from wagtail.admin.telepath import register
from wagtail.blocks import StreamBlock, StreamValue, StructBlock
from wagtail.blocks.struct_block import StructBlockAdapter

from reporting.authoring.blocks.media import editor_media


class LazyStepBlock(StructBlock):
    """A step that can arrive drawn, as fields, or undrawn, as one JSON text named `<prefix>-lazy`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, prefix: str) -> Any:
        """The value, from whichever of the two was posted.

        Raises BadRequest for a state no browser of ours posts.
        """
        posted = data.get(f"{prefix}-lazy")
        if not posted:
            return super().value_from_datadict(data, files, prefix)
        try:
            return value_from_state(self, json.loads(posted))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BadRequest("A step of the form could not be read.") from error


def value_from_state(block: Any, state: Any) -> Any:
    """The value that a block's state in the browser stands for.

    A state is not stored data: each leaf is what its input would have posted, so each leaf's own widget reads
    it.
    """
    if isinstance(block, StructBlock):
        return block._to_struct_value(
            [(name, value_from_state(child, state.get(name))) for name, child in block.child_blocks.items()]
        )
    if isinstance(block, StreamBlock):
        return StreamValue(
            block,
            [
                (
                    child["type"],
                    value_from_state(block.child_blocks[child["type"]], child["value"]),
                    child.get("id"),
                )
                for child in state or []
                if child["type"] in block.child_blocks
            ],
        )
    if isinstance(state, list):  # a drop-down's state lists what is selected
        state = state[0] if state else ""
    return block.value_from_datadict({"state": "" if state is None else state}, {}, "state")


class LazyStepAdapter(StructBlockAdapter):
    """A step that draws itself when it is opened."""

    js_constructor = "soh.LazyStep"

    @property
    def media(self) -> forms.Media:
        """Wagtail's scripts, then ours."""
        return super().media + editor_media()


register(LazyStepAdapter(), LazyStepBlock)
