"""Yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.question import QuestionBlock, Value, words_of
from reporting.definition import text_keys


class YesNoBlock(QuestionBlock):
    """The person answers yes or no. For "not sure" use "Choose one" with three options.

    Welsh answers with the verb of the question (Oedd, Do, Oes), so the two words can be given.
    """

    kind = "yes_no"

    yes = Line(label="Word for yes", required=False, max_length=40, help_text="Leave empty for “Yes”.")
    no = Line(label="Word for no", required=False, max_length=40, help_text="Leave empty for “No”.")

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """The two answers are words too."""
        yield from super().texts(code, value)
        for answer in ("yes", "no"):
            yield text_keys.option_label(code, answer), words_of(value, answer)

    class Meta:
        label = "Yes or no"
        icon = "order"
        group = "Choices"
