"""Everything that a visitor may read has Welsh words."""

import polib
import pytest

from scripts.message_use import ROOT, used

_WELSH = {
    entry.msgid: entry
    for entry in polib.pofile(str(ROOT / "locale/cy/LC_MESSAGES/django.po"))
    if not entry.obsolete and "fuzzy" not in entry.flags
}


@pytest.mark.parametrize(("text", "place"), sorted(used().items()))
def test_a_text_on_public_pages_has_welsh(text, place):
    entry = _WELSH.get(text)

    assert entry is not None, f"{place}: no Welsh in locale/cy/LC_MESSAGES/django.po"
    assert entry.msgstr or all(entry.msgstr_plural.values()), f"{place}: empty Welsh"


def test_the_search_for_texts_finds_templates_and_python():
    places = set(used().values())

    assert "reporting/web/receipt.html" in places
    assert "reporting/web/receipt.py" in places
