"""Whether what a test compares with is of the kind its operator wants."""

from __future__ import annotations

from reporting.definition.json_values import JSON
from reporting.definition.kinds.date import is_date
from reporting.definition.kinds.time import is_time
from reporting.definition.operators import ValueKind
from reporting.definition.periods import is_period


def fits(value: JSON, wanted: ValueKind) -> bool:
    """Whether a value is one that an operator of this kind compares with."""
    match wanted:
        case ValueKind.NOTHING:
            return value is None
        case ValueKind.OPTION:
            return isinstance(value, str)
        case ValueKind.OPTIONS:
            codes = value if isinstance(value, list | tuple) else ()
            return bool(codes) and all(isinstance(code, str) for code in codes)
        case ValueKind.YES_NO:
            return isinstance(value, bool)
        case ValueKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ValueKind.DATE:
            return is_date(value)
        case ValueKind.TIME:
            return is_time(value)
        case ValueKind.TEXT:
            return _is_words(value)
        case ValueKind.TEXTS:
            texts = value if isinstance(value, list | tuple) else ()
            return bool(texts) and all(_is_words(text) for text in texts)
        case ValueKind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case ValueKind.PERIOD:
            return is_period(value)


def _is_words(value: JSON) -> bool:
    return isinstance(value, str) and bool(value.strip())
