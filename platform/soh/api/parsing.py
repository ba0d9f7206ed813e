"""Reading JSON strictly, so that no two readers of the same bytes can disagree about what they say."""

import json
import math
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser

from soh.api.refusals import BadJSON, BodyTooLarge

LARGEST = 1024 * 1024
DEEPEST = 100
_BOM = b"\xef\xbb\xbf"


class StrictJSONParser(BaseParser):
    """Takes UTF-8 JSON of RFC 8259 up to 1 MB.

    Refused with 400: duplicate names in an object, NaN and Infinity, numbers too large to read, nesting over
    100 levels, a byte order mark, invalid UTF-8, lone surrogates and NUL. Refused with 413: more than 1 MB.
    """

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the JSON value. Raises BadJSON, BodyTooLarge."""
        length = ((parser_context or {})["request"].META.get("CONTENT_LENGTH") if parser_context else None) or "0"
        if length.isdigit() and int(length) > LARGEST:
            raise BodyTooLarge("The body is too large: send at most 1 MB.")
        return strict_json(stream.read(LARGEST + 1))


def strict_json(raw: bytes) -> Any:
    """Return the value of strict JSON text. Raises BadJSON, BodyTooLarge."""
    if len(raw) > LARGEST:
        raise BodyTooLarge("The body is too large: send at most 1 MB.")
    if raw.startswith(_BOM):
        raise BadJSON("The body begins with a byte order mark. Send plain UTF-8.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadJSON(f"The body is not UTF-8 at byte {problem.start}.") from None
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_integer,
        )
    except json.JSONDecodeError as problem:
        raise BadJSON(f"The body is not JSON: line {problem.lineno}, column {problem.colno}.") from None
    except RecursionError:
        raise BadJSON(_TOO_DEEP) from None
    _inspect(value, escaped="\\u" in text)
    return value


_TOO_DEEP = f"The body is nested too deeply: at most {DEEPEST} levels."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise BadJSON("An object has the same name twice.")
    return made


def _refuse_constant(name: str) -> None:
    raise BadJSON(f"{name} is not JSON.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise BadJSON("A number is too large.")
    return number


def _integer(text: str) -> int:
    if len(text) > 400:
        raise BadJSON("A number is too large.")
    return int(text)


def _inspect(value: Any, *, escaped: bool) -> None:
    """Refuse what nests too deeply, and escapes that stand for no character or for NUL. Without recursion."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST + 1:
            raise BadJSON(_TOO_DEEP)
        following: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                following += one.values()
                if escaped:
                    following += one
            elif isinstance(one, list):
                following += one
            elif escaped and isinstance(one, str):
                _inspect_text(one)
        level = following


def _inspect_text(text: str) -> None:
    if "\x00" in text:
        raise BadJSON("A text has the character NUL, which is not allowed.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadJSON("A text has half of a surrogate pair.") from None
