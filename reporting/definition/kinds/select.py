"""One choice of many, in a list that opens and can be searched by typing."""

from __future__ import annotations

from reporting.definition.kinds.radios import Radios


class Select(Radios):
    """One option's code, as of radios: for nationalities, languages and other long lists."""

    name = "select"
