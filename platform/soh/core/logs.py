"""Log lines: JSON, one a line, without local variables or request bodies (they would hold answers)."""

import logging

import structlog
from structlog.typing import Processor

_PRE: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def json_formatter() -> logging.Formatter:
    """Return the formatter of the console handler."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_PRE,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(),
        ],
    )
