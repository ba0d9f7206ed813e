"""Photographs, videos, recordings and documents."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BooleanBlock, IntegerBlock, StructBlockValidationError

from reporting.authoring.blocks.question import QuestionBlock, Value, set_values
from reporting.definition.file_types import AUDIO, DOCUMENTS, GROUPS, IMAGES, VIDEO
from reporting.definition.json_values import JSON
from reporting.definition.kinds.files import LARGEST_MEGABYTES, MOST_FILES


class FilesBlock(QuestionBlock):
    """Files are sealed as they come in and checked for viruses; officers see them without what cameras write there."""

    kind = "files"
    main_fields = (IMAGES, VIDEO, AUDIO, DOCUMENTS)

    images = BooleanBlock(label="Photographs and pictures", required=False, default=True)
    video = BooleanBlock(label="Videos", required=False, default=True)
    audio = BooleanBlock(label="Sound recordings", required=False, default=False)
    documents = BooleanBlock(
        label="Documents", required=False, default=False, help_text="PDF, Word, Excel and plain text."
    )
    most = IntegerBlock(
        label="Most files", required=False, min_value=1, max_value=MOST_FILES, help_text=f"Empty: {MOST_FILES}."
    )
    most_megabytes = IntegerBlock(
        label="Largest file, in megabytes",
        required=False,
        min_value=1,
        max_value=LARGEST_MEGABYTES,
        help_text=f"Empty: {LARGEST_MEGABYTES}. A minute of video from a phone has about 60 to 150.",
    )

    def clean(self, value: Any) -> Any:
        """Refuse a question that takes no file at all."""
        cleaned = super().clean(value)
        if not any(cleaned.get(group) for group in GROUPS):
            raise StructBlockValidationError(non_block_errors=["Choose at least one kind of file."])
        return cleaned

    def settings(self, value: Value) -> dict[str, JSON]:
        """Which files, how many and how large."""
        accept: list[JSON] = [group for group in GROUPS if value.get(group)]
        whole = len(accept) in (0, len(GROUPS))
        return {**set_values(value, "most", "most_megabytes"), **({} if whole else {"accept": accept})}

    class Meta:
        label = "Files"
        icon = "upload"
        group = "Other"
