"""The layout and the components speak Welsh as well as English."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from soh.design import component_language
from soh.design.components import render

ROOT = Path(__file__).parents[4]
CATALOGUE = polib.pofile(str(ROOT / "locale" / "cy" / "LC_MESSAGES" / "django.po"))
_TEMPLATE_TEXT = re.compile(r"""{%\s*translate\s+"([^"]+)\"""")
_PYTHON_TEXT = re.compile(r"""(?:\b_\(|pgettext\("[^"]+",\s*)"([^"]+)\"""")


def texts() -> set[str]:
    templates = [
        ROOT / "templates" / "base.html",
        *(
            file
            for folder in ("layouts", "components", "errors")
            for file in (ROOT / "templates" / folder).glob("*.html")
        ),
    ]
    sources = (ROOT / "platform" / "soh" / "design").rglob("*.py")
    in_templates = {text for file in templates for text in _TEMPLATE_TEXT.findall(file.read_text())}
    return in_templates | {text for file in sources for text in _PYTHON_TEXT.findall(file.read_text())}


@pytest.mark.parametrize("text", sorted(texts()))
def test_every_text_of_the_layout_has_welsh(text: str) -> None:
    entries = [entry for entry in CATALOGUE if entry.msgid == text]

    assert entries, f"{text!r} is not in the Welsh catalogue"
    for entry in entries:
        assert entry.msgstr
        assert not entry.fuzzy
        assert re.findall(r"%\{\w+\}|%\(\w+\)s", entry.msgstr) == re.findall(r"%\{\w+\}|%\(\w+\)s", text)


def test_a_component_announces_its_own_words_in_welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    welsh = {entry.msgid: entry.msgstr for entry in CATALOGUE}
    monkeypatch.setattr(component_language, "_", welsh.__getitem__)

    with translation.override("cy"):
        radios = render("radios", {"name": "a", "items": [], "errorMessage": {"text": "Dewiswch un"}})
        counted = render("character-count", {"name": "a", "label": {"text": "A"}, "maxlength": 10})

    assert "Gwall:" in radios
    assert "Gallwch nodi hyd at 10 nod" in counted
    assert 'data-i18n.characters-under-limit.many="Nodau sy’n weddill: %{count}"' in counted


def test_a_callers_own_words_win_over_the_components(monkeypatch: pytest.MonkeyPatch) -> None:
    with translation.override("cy"):
        assert "Nôl" in render("back-link", {"text": "Nôl", "href": "/"})
