"""Stored StreamField data, with what is missing in it filled in."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StreamBlock, StructBlock


def completed(block: Any, data: Any) -> Any:
    """Data with every field of every block: a field that is not there has the block's default, as in the
    editor.

    So a form that was stored before a field existed, or that an import wrote, compiles to what an editor
    sees. Blocks of unknown types are left out, as Wagtail does.
    """
    if isinstance(block, StreamBlock):
        return [
            {**child, "value": completed(block.child_blocks[child["type"]], child["value"])}
            for child in data or ()
            if child["type"] in block.child_blocks
        ]
    if isinstance(block, StructBlock):
        return {
            name: completed(child, data[name]) if name in data else child.get_prep_value(child.get_default())
            for name, child in block.child_blocks.items()
        }
    return data
