"""Blocks whose value is structure, not words: one hidden input with JSON, edited by a script of ours.

Such a value is never offered for translation, and is checked on drafts too: what is stored always has its
shape.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.blocks import FieldBlock
from wagtail.blocks.field_block import FieldBlockAdapter

from reporting.authoring.blocks.media import editor_media


class DataInput(forms.HiddenInput):
    """A hidden input whose text is JSON; `config` is handed to the script that edits it."""

    js_constructor = ""
    show_add_comment_button = False

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.config = dict(config or {})

    def configuration(self) -> dict[str, Any]:
        """What the script is handed when an editor is opened."""
        return self.config

    def format_value(self, value: Any) -> str:
        """The value as JSON."""
        return json.dumps(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """The posted value; text that is no JSON is returned as it is, for the block to refuse."""
        posted = data.get(name)
        if not isinstance(posted, str):
            return posted
        try:
            return json.loads(posted) if posted else None
        except (ValueError, RecursionError):
            return posted


class DataInputAdapter(WidgetAdapter):
    """Hands the widget's configuration to its script, which each subclass of DataInput names."""

    def pack(self, obj: DataInput, context: Any) -> Any:
        """Use the script's class that the widget names."""
        context.add_media(self.media)
        return obj.js_constructor, self.js_args(obj)

    def js_args(self, widget: DataInput) -> list[Any]:
        """The configuration."""
        return [widget.configuration()]

    @property
    def media(self) -> forms.Media:
        """Scripts and styles of the form editor."""
        return editor_media()


register(DataInputAdapter(), DataInput)


class DataBlock(FieldBlock):
    """One value of JSON. Subclasses say which widget edits it and what shape it has."""

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field = forms.Field(widget=self.make_widget(), required=False, help_text=help_text)

    def make_widget(self) -> DataInput:
        """The widget that edits the value."""
        raise NotImplementedError

    def check_shape(self, value: Any) -> Any:
        """The value in its canonical shape.

        Raises ValidationError for anything a browser of ours never posts.
        """
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        """Check the shape; whether the value is complete is asked when the form is published."""
        return self.check_shape(value)

    def get_default(self) -> Any:
        """A fresh copy, because values are changed in place."""
        return copy.deepcopy(self.meta.default)

    def get_form_state(self, value: Any) -> str:
        """JSON, as the script expects it."""
        return self.field.widget.format_value(value)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing: codes, ids and conditions are the same in every language."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The value as it is."""
        return value


class DataBlockAdapter(FieldBlockAdapter):
    """A field block that asks its widget for the state of a duplicate."""

    js_constructor = "soh.DataBlock"

    @property
    def media(self) -> forms.Media:
        """Wagtail's scripts, then ours."""
        return super().media + editor_media()


register(DataBlockAdapter(), DataBlock)
