"""The national option lists: codes that stay, with words in both languages, each in a file of its own.

Countries have the codes of ISO 3166, languages those of ISO 639; names follow common use and the Unicode CLDR.
"""

import csv
from pathlib import Path

from sites.provisioning.library.entry_words import OptionListWords
from sites.provisioning.library.form_words import Words

_LISTS = Path(__file__).parent / "lists"


def _list(key: str, name: Words) -> OptionListWords:
    with (_LISTS / f"{key.replace('-', '_')}.csv").open(encoding="utf-8", newline="") as lines:
        options = tuple((row["code"], Words(row["en"], row["cy"])) for row in csv.DictReader(lines))
    return OptionListWords(key=key, name=name, options=options)


OPTION_LISTS = (
    _list(
        "countries",
        Words("Countries, for nationality or place of birth", "Gwledydd, ar gyfer cenedligrwydd neu fan geni"),
    ),
    _list("languages", Words("Languages", "Ieithoedd")),
    _list("vehicle-makes", Words("Makes of vehicles", "Gwneuthuriadau cerbydau")),
    _list("vehicle-colours", Words("Colours of vehicles", "Lliwiau cerbydau")),
)
