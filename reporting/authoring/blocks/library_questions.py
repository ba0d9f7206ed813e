"""Questions from the question library, as they stand in one of its versions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import StructBlock

from reporting.authoring.blocks.data import DataBlock, DataInput

BLOCK = "library_questions"
"""The name of the block among the items of a step."""
LONGEST_MARK, MOST_VERSIONS = 16, 100_000


class LibraryQuestionsInput(DataInput):
    """Chooser of a question group, and what the form uses of it."""

    js_constructor = "soh.LibraryQuestionsInput"

    def configuration(self) -> dict[str, Any]:
        """Where the library answers."""
        return {"address": reverse("form_question_groups")}


class ChosenGroupBlock(DataBlock):
    """`{"group", "version", "mark", "kept"}`: the group's key, the number of the version in use, a mark that keeps its
    questions apart from those of the same group elsewhere in the form, and the newest version that the editor decided
    not to take (0: none).
    """

    def make_widget(self) -> LibraryQuestionsInput:
        """The chooser."""
        return LibraryQuestionsInput()

    def check_shape(self, value: Any) -> dict[str, Any]:
        """Nothing chosen yet is an empty group."""
        if not isinstance(value, Mapping) or not value.get("group"):
            return dict(self.meta.default)
        try:
            group = str(uuid.UUID(value["group"]))
        except (ValueError, AttributeError, TypeError) as error:
            raise ValidationError("Choose questions from the list.", code="shape") from error
        mark = value.get("mark")
        if not isinstance(mark, str) or not mark.isascii() or not mark.isalnum() or len(mark) > LONGEST_MARK:
            mark = uuid.uuid4().hex[:LONGEST_MARK]
        return {
            "group": group,
            "version": _number(value.get("version")),
            "mark": mark,
            "kept": _number(value.get("kept")),
        }

    def render_basic(self, value: Mapping[str, Any], context: Any = None) -> str:
        """Which version, as the comparison of two versions of a page shows it."""
        return f"Version {value['version']}" if value.get("group") else ""

    class Meta:
        default: Mapping[str, Any] = {"group": "", "version": 0, "mark": "", "kept": 0}
        icon = "folder-open-inverse"


class LibraryQuestionsBlock(StructBlock):
    """Questions kept once for many forms. They change only when the form's editor takes a newer version."""

    chosen = ChosenGroupBlock(label="Questions")

    class Meta:
        label = "Questions from the library"
        icon = "folder-open-inverse"
        group = "Question library"
        form_classname = "struct-block soh-library-questions"


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_VERSIONS else 0
