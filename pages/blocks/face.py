"""The API face of a stream: a list of `{type, id, value}`."""

from __future__ import annotations

from typing import Any

from pages.library.scope import CONTEXT_NAME, RenderScope


def blocks_face(stream: Any, scope: RenderScope) -> list[dict[str, Any]]:
    """Return the blocks of a stream as plain data, with links and library entries as this scope has them.

    A block that shows nothing here, such as contact details that no longer exist, is left out.
    """
    face = stream.stream_block.get_api_representation(stream, {CONTEXT_NAME: scope})
    return [
        {"type": block["type"], "id": block["id"], "value": block["value"]}
        for block in face
        if block["value"] is not None
    ]
