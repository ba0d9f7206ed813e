"""UK postcodes."""

from __future__ import annotations

import re

from reporting.definition.kinds.characters import compact

# Shapes of BS 7666: area and district, then a digit and two letters, which are never C, I, K, M, O or V.
_POSTCODE = re.compile(
    r"(GIR(?=0AA)|[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]?))([0-9][ABD-HJLNP-UW-Z]{2})"
)


def canonical_postcode(typed: str) -> str | None:
    """A postcode as the Post Office writes it, such as "RG1 1AA"; None for what cannot be one."""
    match = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", compact(typed).upper()))
    return f"{match[1]} {match[2]}" if match else None
