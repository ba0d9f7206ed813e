"""Forms as JSON data, for storing and exchanging them.

A field at its default is left out, so that a field added to the format later leaves the digests of older
forms alone.
"""

from __future__ import annotations

import hashlib
import json

from reporting.definition.codec.decoding import from_data
from reporting.definition.codec.encoding import FORMAT, logic_data, to_data
from reporting.definition.codec.reading import DefinitionError
from reporting.definition.json_values import JSON

__all__ = ["FORMAT", "DefinitionError", "canonical", "digest", "from_data", "logic_data", "to_data"]


def canonical(data: JSON) -> bytes:
    """The one way to write data as JSON: keys sorted, no spaces, UTF-8.

    Raises DefinitionError for what has no such form: NaN, infinities, lone surrogates.
    """
    try:
        text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        return text.encode()
    except (ValueError, TypeError, RecursionError) as problem:
        raise DefinitionError((), "must be JSON data that can be written as UTF-8") from problem


def digest(data: JSON) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(data)).hexdigest()
