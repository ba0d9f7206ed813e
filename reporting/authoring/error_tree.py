"""Errors at the block that causes them, in the shape in which Wagtail's editor shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StructBlock, StructBlockValidationError

Problem = tuple[tuple[str, ...], str]
"""Path of block ids and field names, and the message."""


def error_tree(block: Any, value: Any, problems: Iterable[Problem]) -> ValidationError:
    """The error of a block with its problems placed at its children.

    A path that leads nowhere, such as to a field the block does not have, ends at the last block it does
    reach.
    """
    own: list[str] = []
    below: dict[Any, list[Problem]] = defaultdict(list)
    for path, message in problems:
        child = _child(block, value, path[0]) if path else None
        if child is None:
            own.append(message)
        else:
            below[child].append((path[1:], message))
    if isinstance(block, StreamBlock):
        errors = {index: error_tree(value[index].block, value[index].value, each) for index, each in below.items()}
        return StreamBlockValidationError(block_errors=errors, non_block_errors=own)
    if isinstance(block, StructBlock):
        errors = {name: error_tree(block.child_blocks[name], value.get(name), each) for name, each in below.items()}
        return StructBlockValidationError(block_errors=errors, non_block_errors=own)
    return ValidationError(own)


def _child(block: Any, value: Any, part: str) -> Any:
    """Index or name of a child; None when there is no such child."""
    if isinstance(block, StreamBlock):
        return next((index for index, child in enumerate(value) if child.id == part), None)
    if isinstance(block, StructBlock):
        return part if part in block.child_blocks else None
    return None
