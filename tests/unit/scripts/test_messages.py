"""The check of message files."""

from pathlib import Path

import pytest

from scripts import messages


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A message file."""
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    folder = tmp_path / "locale" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def write(source: Path, *entries: tuple[str, str]) -> None:
    """Fill the file."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    body = "\n".join(f'msgid "{text}"\nmsgstr "{translation}"\n' for text, translation in entries)
    source.write_text(head + body)


def test_a_sound_file_passes(source: Path) -> None:
    write(source, ("Back", "Yn ôl"), ("Step %(number)s", "Cam %(number)s"))

    assert messages.check_all() == 0


def test_a_message_that_occurs_twice_is_named(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(source, ("Back", "Yn ôl"), ("Back", "Nôl"))

    assert messages.check_all() == 1
    assert "'Back' occurs 2 times" in capsys.readouterr().out


@pytest.mark.parametrize("translation", ["Cam", "Cam %(nifer)s"])
def test_a_translation_with_other_placeholders_is_named(source: Path, translation: str) -> None:
    write(source, ("Step %(number)s", translation))

    assert messages.check_all() == 1


def test_compiling_makes_the_file_that_the_platform_reads(source: Path) -> None:
    write(source, ("Back", "Yn ôl"))

    messages.compile_all()

    assert "Yn ôl".encode() in source.with_suffix(".mo").read_bytes()
