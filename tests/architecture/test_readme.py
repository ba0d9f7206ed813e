"""The README stays true: every variable, picture and path that it names."""

import re
from collections.abc import Iterator

from tests.database.fingerprint import ROOT

README = (ROOT / "README.md").read_text()
SETTINGS = ROOT / "platform" / "soh" / "settings"


def read_by_settings() -> Iterator[str]:
    """Names of the environment variables that settings ask for."""
    for file in SETTINGS.rglob("*.py"):
        yield from re.findall(r'\benv\.\w+\(\s*"([A-Z0-9_]+)"', file.read_text())


def test_every_variable_of_the_settings_is_in_the_table() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    listed = {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row.split("|")[1])}

    assert set(read_by_settings()) - listed == set()


def test_every_picture_and_page_that_it_leads_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert [target for target in targets if not (ROOT / target).exists()] == []
    assert len([target for target in targets if target.endswith(".png")]) >= 4
