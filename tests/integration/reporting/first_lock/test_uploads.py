"""The first lock alone keeps files on their way of two forces apart, even those of one sender under one handle."""

import uuid

import pytest

from reporting.definition.form import Question
from reporting.evidence import appending, scanning, sealed_files, storage, uploads
from reporting.evidence.appending import WrongOffset
from reporting.evidence.copies import making
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.receiving import NotTaken
from reporting.evidence.uploads import NoUpload
from soh.core import tenancy
from tests.factories.files import jpeg
from tests.factories.report_files import add_file
from tests.factories.sent_reports import send_report

pytestmark = pytest.mark.django_db
QUESTION = Question("photos", "files")
SECRET = "of-one-sender"
CONTENT = jpeg()
HALF = len(CONTENT) // 2


@pytest.fixture(autouse=True)
def evidence_root(settings, tmp_path):
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")


def _begun(force, key, **changes):
    values = {"size": len(CONTENT), "form": "", "question": QUESTION, "actor": "public", **changes}
    return uploads.begin(force_id=force.pk, secret=SECRET, name="window.jpg", key=key, **values)


def _added(upload, end):
    part = CONTENT[upload.offset : end]
    return appending.append(
        upload=upload, question=QUESTION, offset=upload.offset, length=len(part), blocks=iter([part]), actor="public"
    )


@pytest.fixture
def there_and_here(thames_valley, hampshire):
    """One sender's files under one handle; the other force's is the older one, and has come a little less far."""
    key = uuid.uuid4()
    there, here = (_begun(force, key) for force in (hampshire, thames_valley))
    return _added(there, HALF - 9), _added(here, HALF)


def _all_of(force):
    with tenancy.transaction(force):
        return [
            list(model.objects.filter(force_id=force.pk).order_by("pk").values()) for model in (Evidence, EvidenceChunk)
        ]


def test_a_handle_finds_what_is_on_its_way_to_the_force_that_is_asked(second_lock_open, there_and_here, hampshire):
    there, here = there_and_here

    with second_lock_open():
        found = uploads.find(force_id=here.force_id, secret=SECRET, key=here.key)
        uploads.give_up(upload=here, actor="public")
        with pytest.raises(NoUpload):
            uploads.find(force_id=here.force_id, secret=SECRET, key=here.key)
        with pytest.raises(NoUpload):
            uploads.give_up(upload=here, actor="public")
        with pytest.raises(NoUpload):
            appending._reached(here)
        with pytest.raises(NoUpload):
            appending._keep(here, None, appending._Taken(HALF, bytearray()), HALF, None, "public", None)

    assert (found.pk, found.offset) == (here.pk, HALF)
    assert [row["received"] for row in _all_of(hampshire)[0]] == [there.offset]


def test_what_is_added_makes_the_own_file_whole(second_lock_open, there_and_here, hampshire):
    _, here = there_and_here
    before = _all_of(hampshire)

    with second_lock_open():
        whole = _added(here, len(CONTENT))

    assert (whole.pk, whole.is_whole, whole.size) == (here.pk, True, len(CONTENT))
    assert _all_of(hampshire) == before


def test_how_far_a_file_is_when_a_piece_is_lost_is_told_of_that_file(second_lock_open, there_and_here, thames_valley):
    _, here = there_and_here
    storage.remove([piece["name"] for piece in _all_of(thames_valley)[1]])

    with second_lock_open(), pytest.raises(WrongOffset) as told:
        _added(here, len(CONTENT))

    assert told.value.offset == HALF


def test_a_partners_share_counts_what_waits_at_one_force(second_lock_open, settings, thames_valley, hampshire):
    settings.EVIDENCE_WAITING = 10 * len(CONTENT)
    _begun(hampshire, uuid.uuid4(), partner_key=1)

    with second_lock_open():
        _begun(thames_valley, uuid.uuid4(), partner_key=1)
        with pytest.raises(NotTaken):
            _begun(thames_valley, uuid.uuid4(), partner_key=1)


def test_a_file_that_is_found_damaged_when_its_copy_is_made_is_refused(monkeypatch, form, thames_valley):
    def lost(**arguments):
        raise sealed_files.Damaged

    monkeypatch.setattr(making, "make", lost)
    row = add_file(thames_valley, send_report(form, thames_valley), state=State.RECEIVED)

    assert scanning._settle_opened(thames_valley.pk, row.pk, scanning._open(thames_valley.pk, row.pk))

    assert [(one["state"], one["finding"]) for one in _all_of(thames_valley)[0]] == [(State.REFUSED, "damaged")]
