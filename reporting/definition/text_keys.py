"""Names of the texts of a form. Every room builds its keys here, so that words and logic stay together."""

from __future__ import annotations

FORM_TITLE = "form.title"
FORM_INTRODUCTION = "form.introduction"
FORM_BEFORE_YOU_START = "form.before_you_start"
FORM_WHAT_HAPPENS_NEXT = "form.what_happens_next"
FORM_REPLY_TIME = "form.reply_time"

_RICH = {
    "form": ("introduction", "before_you_start", "what_happens_next"),
    "step": ("introduction",),
    "question": ("statement",),
    "option": ("content",),
    "content": ("body",),
}


def step_title(step: str) -> str:
    """Heading of a step."""
    return f"step.{step}.title"


def step_introduction(step: str) -> str:
    """Words under a step's heading: sanitised rich HTML."""
    return f"step.{step}.introduction"


def question_label(question: str) -> str:
    """The question as the person reads it."""
    return f"question.{question}.label"


def question_hint(question: str) -> str:
    """Help beside the question."""
    return f"question.{question}.hint"


def question_required(question: str) -> str:
    """The form's own error sentence for a question left empty."""
    return f"question.{question}.required"


def question_name(question: str) -> str:
    """Noun phrase for the question inside an error sentence, such as "the date it happened"."""
    return f"question.{question}.name"


def question_unit(question: str) -> str:
    """What a number counts, such as "miles"."""
    return f"question.{question}.unit"


def question_statement(question: str) -> str:
    """What a declaration declares: sanitised rich HTML."""
    return f"question.{question}.statement"


def option_label(question: str, option: str) -> str:
    """An option as the person reads it."""
    return f"option.{question}.{option}.label"


def option_hint(question: str, option: str) -> str:
    """Help beside one option."""
    return f"option.{question}.{option}.hint"


def option_content(question: str, option: str) -> str:
    """Words shown when the option is chosen: sanitised rich HTML."""
    return f"option.{question}.{option}.content"


def question_entry(question: str) -> str:
    """Noun for one entry of a group, such as "person", for "Add another person" and "Remove person 2"."""
    return f"question.{question}.entry"


def content_heading(content: str) -> str:
    """Heading of a piece of content."""
    return f"content.{content}.heading"


def content_body(content: str) -> str:
    """Body of a piece of content: sanitised rich HTML."""
    return f"content.{content}.body"


def condition_name(condition: str) -> str:
    """What editors call a named condition."""
    return f"condition.{condition}.name"


def is_for_editors(key: str) -> bool:
    """Whether only editors read the words for a key, so that nobody translates them."""
    return key.startswith("condition.")


def is_rich(key: str) -> bool:
    """Whether the words for a key are sanitised HTML; all others are plain."""
    kind, name = key.partition(".")[0], key.rpartition(".")[2]
    return name in _RICH.get(kind, ())


def is_read(key: str) -> bool:
    """Whether people who answer a form read the words for a key; editors alone read the names of conditions."""
    return not key.startswith("condition.")


def item_of(key: str) -> str:
    """The code of the question or piece of content that a text belongs to; empty for texts of form and steps."""
    kind, _, rest = key.partition(".")
    return rest.partition(".")[0] if kind in ("question", "option", "content") else ""
