"""The first lock alone keeps files of two forces apart: of reports, on their way, and waiting for the check."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.uploadhandler import SkipFile

from reporting.definition.form import Question
from reporting.evidence import binding, moving, reading, receiving, scanning, sealed_files, sweeping
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.reading import NotHandedOut
from reporting.evidence.receiving import Arriving, NotTaken
from reporting.evidence.upload_handler import SealingUploadHandler
from reporting.intake import files_of_drafts
from soh.core import clock, tenancy
from tests.factories.files import jpeg
from tests.factories.report_files import add_file
from tests.factories.sent_reports import send_report

pytestmark = pytest.mark.django_db
QUESTION = Question("photos", "files")


@pytest.fixture(autouse=True)
def evidence_root(settings, tmp_path):
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")


@pytest.fixture
def there(form, hampshire):
    """The other force's report, the older one."""
    return send_report(form, hampshire)


@pytest.fixture
def here(form, thames_valley, there):
    return send_report(form, thames_valley)


def _rows(force):
    with tenancy.transaction(force):
        return list(Evidence.objects.filter(force_id=force.pk).order_by("pk").values())


def _pieces(force):
    with tenancy.transaction(force):
        return EvidenceChunk.objects.filter(force_id=force.pk).count()


def _sent(force, *, lasts=timedelta(hours=2)):
    """A file that came for a form of a force; return its handle."""
    arriving = Arriving(force_id=force.pk, largest=10_000_000)
    arriving.take(jpeg())
    arriving.end()
    with tenancy.transaction(force):
        stored = receiving.accept(
            arriving=arriving,
            question=QUESTION,
            name="window.jpg",
            actor="public",
            draft_id=None,
            lasts_until=clock.now() + lasts,
        )
    return str(stored["file"])


def test_an_officer_gets_files_of_the_own_force_only(second_lock_open, here, there, thames_valley, hampshire):
    theirs = add_file(hampshire, there)
    own = add_file(thames_valley, here)
    forces = [thames_valley.pk]

    with second_lock_open():
        with tenancy.transaction(thames_valley):
            shown = reading.of_report(own.report)
        for act in (
            lambda: reading.hand_out(forces=forces, reference=here, key=theirs.key, actor="user:1"),
            lambda: reading.may_be_handed_out(forces=forces, reference=here, key=theirs.key),
        ):
            with pytest.raises(NotHandedOut):
                act()
        given = reading.hand_out(forces=forces, reference=here, key=own.key, actor="user:1")
        assert len(b"".join(given.content)) == given.facts.size

    assert [file.key for file in shown] == [own.key]


def test_a_handle_works_at_the_force_that_the_file_was_sent_to(second_lock_open, thames_valley, hampshire):
    handle = _sent(hampshire)
    _sent(thames_valley)
    before = _rows(hampshire), _pieces(hampshire)

    with second_lock_open():
        assert files_of_drafts.states(force_id=thames_valley.pk, files=[{"file": handle}]) == {}
        assert not receiving.withdraw(force_id=thames_valley.pk, handle=handle, actor="public")
        with tenancy.transaction(thames_valley):
            binding.hold(force_id=thames_valley.pk, draft_id=1, handles=[handle])

    assert (_rows(hampshire), _pieces(hampshire)) == before


def test_taking_a_file_back_leaves_those_of_another_force(second_lock_open, thames_valley, hampshire):
    _sent(hampshire)
    handle = _sent(thames_valley)
    before = _rows(hampshire), _pieces(hampshire)

    with second_lock_open():
        assert receiving.withdraw(force_id=thames_valley.pk, handle=handle, actor="public")

    assert (_rows(thames_valley), _pieces(thames_valley)) == ([], 0)
    assert (_rows(hampshire), _pieces(hampshire)) == before


def test_what_waits_for_one_force_takes_no_room_of_another(second_lock_open, settings, thames_valley, hampshire):
    _sent(hampshire)
    settings.EVIDENCE_WAITING = sum(row["size"] for row in _rows(hampshire))

    with second_lock_open(), tenancy.transaction(thames_valley):
        receiving.make_sure_of_room(force_id=thames_valley.pk, question=QUESTION, size=1)
        with pytest.raises(NotTaken):
            receiving.make_sure_of_room(force_id=hampshire.pk, question=QUESTION, size=1)


def test_files_of_one_force_are_checked_at_a_time(second_lock_open, settings, here, there, thames_valley, hampshire):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"  # nobody there: what is claimed is held
    add_file(hampshire, there, state=State.RECEIVED)
    add_file(thames_valley, here, state=State.RECEIVED)
    before = _rows(hampshire)

    with second_lock_open():
        assert scanning.scan_due(force_id=thames_valley.pk) == 0

    assert [row["state"] for row in _rows(thames_valley)] == [State.HELD]
    assert _rows(hampshire) == before


def test_a_file_is_read_from_its_own_pieces(second_lock_open, here, there, thames_valley, hampshire):
    add_file(hampshire, there, pieces=3)
    own = add_file(thames_valley, here, pieces=2)

    with second_lock_open(), tenancy.transaction(thames_valley):
        assert len(sealed_files.pieces_of(own, sealed_files.ORIGINAL)) == 2


def test_the_keys_that_go_along_with_a_report_are_of_its_own_files(
    second_lock_open, here, there, thames_valley, hampshire
):
    add_file(hampshire, there)
    own = add_file(thames_valley, here)

    with second_lock_open(), tenancy.transaction(thames_valley):
        assert list(moving.keys_of(own.report)) == [own.key]


def test_a_site_without_a_force_takes_no_file():
    request = SimpleNamespace(hosted_site=SimpleNamespace(force=None), COOKIES={"soh_csrf": "x"})

    handler = SealingUploadHandler(request)

    with pytest.raises(SkipFile):
        handler.new_file("photos", "window.jpg", "image/jpeg", 10)


def test_what_belongs_to_nobody_is_swept_for_the_force_whose_turn_it_is(
    second_lock_open, form, thames_valley, hampshire
):
    for force in (hampshire, thames_valley):
        _sent(force)
        add_file(force, send_report(form, force, is_training=True))

    with time_machine.travel(clock.now() + timedelta(days=40), tick=False), second_lock_open():
        assert sweeping.delete_ended(force_id=thames_valley.pk) == 1
        assert sweeping.delete_of_training(force_id=thames_valley.pk, older_than=timedelta(days=1)) == 1
        assert sweeping.delete_pieces_without_row(force_id=hampshire.pk) == 0

    assert _rows(thames_valley) == []
    assert len(_rows(hampshire)) == 2
    assert _pieces(hampshire) == 2


def test_a_key_that_nobody_has_opens_nothing(here, thames_valley):
    with pytest.raises(NotHandedOut):
        reading.may_be_handed_out(forces=[thames_valley.pk], reference=here, key=uuid.uuid4())
