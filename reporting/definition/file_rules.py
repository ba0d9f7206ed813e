"""What can be wrong with a file as it comes in. Whoever takes files asks here what to say."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.definition.file_names import clean_name
from reporting.definition.file_types import endings_of
from reporting.definition.form import Question
from reporting.definition.kinds.files import MEGABYTE, accepted_types, most_bytes, most_files
from reporting.definition.problems import Problem


def too_many(question: Question) -> Problem:
    """More files than the question takes."""
    return Problem(question.code, None, "too_many_files", {"max": most_files(question)})


def empty(question: Question, name: str) -> Problem:
    """Nothing is in it."""
    return Problem(question.code, None, "file_empty", {"file": clean_name(name)})


def too_large(question: Question, name: str, *, largest: int) -> Problem:
    """Larger than the question, or this platform (`largest`, in bytes), takes."""
    megabytes = min(most_bytes(question), largest) // MEGABYTE
    return Problem(question.code, None, "file_too_large", {"file": clean_name(name), "megabytes": megabytes})


def wrong_type(question: Question, name: str) -> Problem:
    """Its content is none of the types that the question takes, whatever its name says."""
    params = {"file": clean_name(name), "types": ", ".join(_own_endings(question))}
    return Problem(question.code, None, "file_wrong_type", {**params})


def damaged(question: Question, name: str) -> Problem:
    """It begins like one of the types and is none."""
    return Problem(question.code, None, "file_damaged", {"file": clean_name(name)})


def interrupted(question: Question, name: str) -> Problem:
    """It did not arrive whole."""
    return Problem(question.code, None, "file_interrupted", {"file": clean_name(name)})


def infected(question: Question, name: str) -> Problem:
    """The scanner found something in it."""
    return Problem(question.code, None, "file_infected", {"file": clean_name(name)})


def refused(question: Question, name: str) -> Problem:
    """It cannot be opened within the bounds that keep others safe."""
    return Problem(question.code, None, "file_refused", {"file": clean_name(name)})


def unknown(question: Question) -> Problem:
    """No such file waits for a report."""
    return Problem(question.code, None, "file_unknown")


def too_much(question: Question) -> Problem:
    """The files of one draft are too large together."""
    return Problem(question.code, None, "files_total")


def no_room(question: Question) -> Problem:
    """The platform has no room at the moment."""
    return Problem(question.code, None, "files_full")


def _own_endings(question: Question) -> Sequence[str]:
    """The first ending of each type, as people know them: JPG, PNG, PDF."""
    return sorted({endings_of(each)[0][1:].upper() for each in accepted_types(question)})
