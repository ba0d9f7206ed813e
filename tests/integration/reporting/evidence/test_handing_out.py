"""Officers get clean files of their own force's reports: by a link for a minute, inert, written down each time."""

import hashlib
import io

import pytest
import time_machine
from django.test import Client
from PIL import Image

from reporting.evidence import links, scanning
from reporting.evidence.links import Link
from reporting.evidence.models import Evidence, State
from reporting.records.models import CaseEvent, Report
from sites.access.roles import Role
from soh.core import tenancy
from soh.core.models import AuditEvent
from soh.settings.components.doors import door_settings
from tests.factories.files import jpeg
from tests.factories.staff import staff, staff_browser
from tests.integration.reporting.evidence import hostile
from tests.integration.reporting.evidence.conftest import rows, send, upload

pytestmark = pytest.mark.django_db
CONTENT = jpeg()


@pytest.fixture
def sent(visitor, thames_valley, settings):
    """A report with a file that was found clean; from then on we stand at the staff door."""
    upload(visitor, (CONTENT, "Siân’s window.jpg"))
    send(visitor)
    with tenancy.transaction(thames_valley):
        Evidence.objects.filter(force_id=thames_valley.pk).update(state=State.CLEAN, scanner_key=None)
        row = Evidence.objects.select_related("report").get(force_id=thames_valley.pk)
    for name, value in door_settings("staff").items():
        setattr(settings, name, value)
    return row


@pytest.fixture
def officer(thames_valley):
    return staff(Role.OFFICER, thames_valley)


@pytest.fixture
def outside(settings):
    """A browser without any cookie at the host that hands out files."""
    return lambda: Client(HTTP_HOST=settings.EVIDENCE_HOST)


def address_of(row):
    return f"/admin/inbox/{row.report.reference}/files/{row.key}/"


def path_of(response):
    return "/file/" + response["Location"].split("/file/")[1]


def test_an_officer_saves_exactly_what_was_sent(sent, officer, outside, settings, thames_valley):
    link = staff_browser(officer).get(address_of(sent))

    assert link["Location"].startswith(f"http://{settings.EVIDENCE_HOST}/file/")
    given = outside().get(path_of(link))
    content = b"".join(given.streaming_content)
    assert hashlib.sha256(content).digest() == hashlib.sha256(CONTENT).digest()
    with tenancy.transaction(thames_valley):
        event = CaseEvent.objects.get(force_id=thames_valley.pk, kind=CaseEvent.Kind.FILE_OPENED)
        audit = AuditEvent.objects.get(force_id=thames_valley.pk, action="evidence.handed_out")
    assert event.actor == audit.actor == f"user:{officer.pk}"
    assert event.detail == {"file": sent.key.hex, "variant": "original"}


def test_a_file_is_inert_and_its_host_sets_no_cookie(sent, officer, outside):
    given = outside().get(path_of(staff_browser(officer).get(address_of(sent))))

    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Disposition"].startswith('attachment; filename="Si_n_s window.jpg"')
    assert "filename*=UTF-8''Si%C3%A2n%E2%80%99s%20window.jpg" in given["Content-Disposition"]
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert given["Cache-Control"] == "no-store, private"
    assert not given.cookies


def test_the_report_page_shows_name_size_state_and_digest(sent, officer):
    shown = staff_browser(officer).get(f"/admin/inbox/{sent.report.reference}/").content.decode()

    assert "Siân’s window.jpg" in shown
    assert "Checked: no virus found" in shown
    assert hashlib.sha256(CONTENT).hexdigest() in shown
    assert address_of(sent) in shown


def test_a_link_ends_after_a_minute(sent, officer, outside):
    with time_machine.travel("2026-03-27 10:00:00+00:00", tick=False) as now:
        path = path_of(staff_browser(officer).get(address_of(sent)))
        now.shift(59)
        assert outside().get(path).status_code == 200
        now.shift(3)
        assert outside().get(path).status_code == 404


@pytest.mark.parametrize("state", [state for state in State if state != State.CLEAN])
def test_what_is_not_found_clean_is_given_to_nobody(sent, officer, outside, thames_valley, state):
    token = links.sign(Link(thames_valley.pk, sent.report.reference, sent.key, officer.pk))
    with tenancy.transaction(thames_valley):
        Evidence.objects.filter(force_id=thames_valley.pk).update(state=state)

    assert staff_browser(officer).get(address_of(sent)).status_code == 404
    assert outside().get(f"/file/{token}/").status_code == 404
    assert address_of(sent) not in staff_browser(officer).get(f"/admin/inbox/{sent.report.reference}/").content.decode()


def test_nobody_else_gets_it(sent, officer, outside, thames_valley, hampshire):
    others = [staff(role, thames_valley) for role in (Role.EDITOR, Role.AUDITOR, Role.FORCE_ADMIN)]
    others.append(staff(Role.OFFICER, hampshire))

    for person in others:
        token = links.sign(Link(thames_valley.pk, sent.report.reference, sent.key, person.pk))
        assert staff_browser(person).get(address_of(sent)).status_code == 404
        assert outside().get(f"/file/{token}/").status_code == 404
    assert staff_browser().get(address_of(sent)).status_code == 302
    with tenancy.transaction(thames_valley):
        assert not CaseEvent.objects.filter(force_id=thames_valley.pk, kind=CaseEvent.Kind.FILE_OPENED).exists()


def test_a_link_stops_when_the_officer_leaves_within_the_minute(sent, officer, outside):
    path = path_of(staff_browser(officer).get(address_of(sent)))
    officer.is_active = False
    officer.save()

    assert outside().get(path).status_code == 404


def test_links_are_made_by_the_platform_only(sent, officer, outside):
    path = path_of(staff_browser(officer).get(address_of(sent)))
    changed = path[:10] + ("A" if path[10] != "A" else "B") + path[11:]

    assert outside().get(changed).status_code == 404
    assert outside().get("/file/x/").status_code == 404


def test_hosts_of_the_staff_door_have_addresses_of_their_own(sent, officer, outside):
    path = path_of(staff_browser(officer).get(address_of(sent)))

    assert outside().get("/admin/login/").status_code == 404
    assert outside().get("/").status_code == 404
    assert staff_browser(officer).get(path).status_code == 404


def test_a_file_of_another_report_is_missing(sent, officer, thames_valley):
    with tenancy.transaction(thames_valley):
        other = Report.objects.get(pk=sent.report.pk)
        other.pk, other.reference = None, "TVP-0000-0000"
        other.save()

    response = staff_browser(officer).get(f"/admin/inbox/TVP-0000-0000/files/{sent.key}/")

    assert response.status_code == 404


@pytest.fixture
def checked(visitor, thames_valley, settings, scanner):
    """A report whose photograph and video were checked by the real scanner, which had a copy made of the first."""
    upload(visitor, (CONTENT, "window.jpg"), (hostile.recording(), "street.mp4"))
    send(visitor)
    settings.CLAMD_URL = scanner
    with tenancy.transaction(thames_valley):
        Evidence.objects.filter(force_id=thames_valley.pk).update(due_at="2020-01-01T00:00:00Z")
    assert scanning.scan_due(force_id=thames_valley.pk) == 2
    for name, value in door_settings("staff").items():
        setattr(settings, name, value)
    return rows(thames_valley)


def content_of(response):
    return b"".join(response.streaming_content)


def test_readers_get_the_copy_without_what_the_camera_wrote_and_the_original_is_not_touched(
    checked, officer, outside, thames_valley
):
    photo, _video = checked

    given = outside().get(path_of(staff_browser(officer).get(address_of(photo))))
    copy = content_of(given)

    assert b"SECRET-COMMENT" in CONTENT
    assert b"SECRET" not in copy
    assert Image.open(io.BytesIO(copy)).size == (40, 40)
    assert (given["Content-Type"], given["Content-Disposition"][:6]) == ("image/jpeg", "inline")
    assert given["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert given["X-Content-Type-Options"] == "nosniff"
    with tenancy.transaction(thames_valley):
        event = CaseEvent.objects.get(force_id=thames_valley.pk, kind=CaseEvent.Kind.FILE_OPENED)
    assert event.detail == {"file": photo.key.hex, "variant": "copy"}


def test_the_original_is_handed_out_whole_for_a_reason_that_is_written_down(checked, officer, outside, thames_valley):
    photo, _video = checked
    browser, address = staff_browser(officer), f"{address_of(photo)}original/"

    asked = browser.get(address)
    refused = browser.post(address, {})
    invented = browser.post(address, {"reason": "because"})
    led = browser.post(address, {"reason": "evidence"})

    assert "Why do you need the original?" in asked.content.decode()
    assert refused.status_code == invented.status_code == 422
    assert "Choose a reason" in refused.content.decode()
    given = outside().get(path_of(led))
    assert content_of(given) == CONTENT
    assert (given["Content-Type"], given["Content-Disposition"][:10]) == ("application/octet-stream", "attachment")
    with tenancy.transaction(thames_valley):
        audit = AuditEvent.objects.get(force_id=thames_valley.pk, action="evidence.handed_out")
        event = CaseEvent.objects.get(force_id=thames_valley.pk, kind=CaseEvent.Kind.FILE_OPENED)
    assert event.detail == {"file": photo.key.hex, "variant": "original", "reason": "evidence"}
    assert audit.detail["reason"] == "evidence"


def test_a_link_to_the_copy_leads_to_no_original(checked, officer, outside, thames_valley):
    photo, _video = checked
    token = links.sign(Link(thames_valley.pk, photo.report.reference, photo.key, officer.pk, "because"))

    assert outside().get(f"/file/{token}/").status_code == 404


def test_a_video_is_handed_out_as_it_came_and_what_stands_in_it_is_told(checked, officer, outside):
    _photo, video = checked
    browser = staff_browser(officer)

    shown = browser.get(f"/admin/inbox/{video.report.reference}/").content.decode()
    given = outside().get(path_of(browser.get(address_of(video))))

    assert "+51.5033, -000.1195" in shown
    assert "No copy is made of this kind of file" in shown
    assert content_of(given) == hostile.recording()
    assert given["Content-Disposition"].startswith("attachment")


def test_d70_the_original_is_as_closed_to_others_as_the_copy(checked, thames_valley, hampshire):
    photo, _video = checked

    for person in (
        staff(Role.EDITOR, thames_valley),
        staff(Role.AUDITOR, thames_valley),
        staff(Role.OFFICER, hampshire),
    ):
        for method in ("get", "post"):
            assert getattr(staff_browser(person), method)(f"{address_of(photo)}original/").status_code == 404
    assert staff_browser().get(f"{address_of(photo)}original/").status_code == 302
