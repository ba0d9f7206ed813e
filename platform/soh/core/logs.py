"""Log lines: JSON, one a line, without request bodies, local variables or the words of exceptions.

What an exception says may be what somebody typed: a value that is no number, a row that broke a rule of the database.
So a log keeps its class and where it came from, and of the database's errors their code and the rule's name.
"""

import logging
from typing import Any

import structlog
from structlog.typing import ExcInfo, Processor

_PRE: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class WithoutWords:
    """Exceptions as data: classes, places and codes."""

    def __init__(self) -> None:
        self._transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)

    def __call__(self, exc_info: ExcInfo) -> list[dict[str, Any]]:
        """Return the chain of exceptions, the innermost last."""
        return _without_words(self._transform(exc_info), _codes(exc_info[1]))


def json_formatter() -> logging.Formatter:
    """Return the formatter of the console handler."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_PRE,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(WithoutWords()),
            structlog.processors.JSONRenderer(),
        ],
    )


def _without_words(chain: list[dict[str, Any]], codes: str) -> list[dict[str, Any]]:
    for one in chain:
        one["exc_value"] = codes
        one.pop("exc_notes", None)
        one.pop("syntax_error", None)
        for group in one.get("exceptions", ()):
            _without_words(group if isinstance(group, list) else [group], codes)
    return chain


def _codes(error: BaseException | None) -> str:
    """What may be told of an error of the database: the code and the name of the rule."""
    seen = 0
    while error is not None and seen < 10:
        diag = getattr(error, "diag", None)
        if diag is not None:
            return " ".join(str(part) for part in (diag.sqlstate, diag.constraint_name) if part)
        error, seen = error.__cause__, seen + 1
    return ""
