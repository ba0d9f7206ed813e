"""The three commands, end to end: a force is exported, removed by two people, and imported again."""

import getpass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reporting.custody import lists
from reporting.records import triage
from sites.forces.models import Force
from sites.provisioning.estate import signature
from tests.factories.hand_overs import WHY, offered
from tests.factories.small_form import NAMED
from tests.factories.staff import PASSWORD, superuser
from tests.integration.sites.provisioning.estate.conftest import PASSPHRASE, Furnished

Two = tuple[Furnished, Furnished]


def said(command: str, *arguments: Any) -> str:
    output = StringIO()
    call_command(command, *[str(each) for each in arguments], stdout=output)
    return output.getvalue()


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """The passphrase in a file, as an operator would give it."""
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    return file


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both people type their own passwords."""
    monkeypatch.setattr(getpass, "getpass", lambda prompt="": PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_a_force_leaves_and_comes_back_by_command_with_its_reports_and_hand_overs(
    two_forces: Two, tmp_path: Path, words: Path, typed: None
) -> None:
    kent, essex = two_forces
    case = offered(kent.force, kent.reference, essex.force)
    superuser("asks")
    superuser("does")
    file = tmp_path / "kent.estate"
    secret = ("--passphrase-file", words)

    asked = said("remove_force", "kent", "--by", "asks", "--request", "The force leaves.")
    assert "another person removes it" in asked
    told = said("export_force", "kent", "--output", file, *secret)
    assert f"Signed by {signature.own_fingerprint()}" in told
    with pytest.raises(CommandError, match="Another person"):
        said("remove_force", "kent", "--by", "asks", "--confirm", "kent", "--archive", file, *secret)
    gone = said("remove_force", "kent", "--by", "does", "--confirm", "kent", "--archive", file, *secret)
    assert "is removed" in gone
    assert not Force.objects.filter(slug="kent").exists()

    with pytest.raises(CommandError, match="signed this archive"):
        said("import_force", file, "--signed-by", "somebody-else", *secret)
    assert not Force.objects.filter(slug="kent").exists()
    back = said("import_force", file, "--signed-by", signature.own_fingerprint(), *secret)
    assert "rows, 2 files and" in back
    assert "must set a new password" in back

    force = Force.objects.get(slug="kent")
    opened = triage.open_report(forces=[force.pk], reference=kent.reference, actor="user:1")
    assert opened.answers == NAMED
    assert [text for _, text in opened.notes] == ["canary-kent note"]
    assert lists.open_hand_over(forces=[force.pk], case_key=case.case_key, actor="user:1").why == WHY


@pytest.mark.django_db
def test_a_mistake_is_answered_in_words_and_changes_nothing(
    two_forces: Two, tmp_path: Path, words: Path, typed: None
) -> None:
    weak, broken = tmp_path / "weak", tmp_path / "broken.estate"
    weak.write_text("short")
    broken.write_bytes(b"no archive at all")
    person = superuser("does")
    calls = [
        ("export_force", "nowhere", "--output", tmp_path / "x", "--passphrase-file", words),
        ("export_force", "kent", "--output", tmp_path / "x", "--passphrase-file", weak),
        ("export_force", "kent", "--output", tmp_path / "x", "--passphrase-file", tmp_path / "missing"),
        ("import_force", broken, "--passphrase-file", words),
        ("import_force", tmp_path / "missing.estate", "--passphrase-file", words),
        ("remove_force", "nowhere", "--by", person.username),
        ("remove_force", "kent", "--by", "nobody", "--confirm", "kent"),
        ("remove_force", "kent", "--by", person.username, "--confirm", "essex", "--without-archive", "a test"),
        ("remove_force", "kent", "--by", person.username, "--confirm", "kent"),
    ]

    for command, *arguments in calls:
        with pytest.raises(CommandError):
            said(command, *arguments)

    assert Force.objects.filter(slug__in=["kent", "essex"]).count() == 2
    assert not (tmp_path / "x").exists()
