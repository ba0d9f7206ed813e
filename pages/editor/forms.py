"""The editing form of every page."""

from __future__ import annotations

import copy
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField


class PageForm(WagtailAdminPageForm):
    """Wagtail's page form with a block tree of its own for each form.

    Saving a draft sets `required = False` on the block objects of the model field, which all threads share:
    another thread that publishes at that moment would accept empty required fields. Field and widget need the
    same copy, since values carry their block.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BlockField):
                field.block = copy.deepcopy(field.block)
                field.widget = type(field.widget)(field.block, attrs=field.widget.attrs)
