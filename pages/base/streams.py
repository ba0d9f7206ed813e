"""The StreamField of the platform: block definitions stay out of migrations."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class ContentStream(StreamField):
    """A StreamField whose blocks are code and not schema, so that a new block needs no migration.

    The column is JSON whatever the blocks are. Historical models in data migrations see an empty block list
    and must work on `raw_data` or the column itself.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the column only."""
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        for option in ("min_num", "max_num", "block_counts", "collapsed"):
            kwargs.pop(option, None)
        return name, path, [[]], kwargs
