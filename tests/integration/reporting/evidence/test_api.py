"""Files that partners send: begun, sent in one go or in pieces, named in answers by their id."""

import base64
import hashlib
import json
from datetime import timedelta

import pytest
import time_machine

from reporting.evidence import sweeping
from reporting.evidence.models import Evidence, State
from reporting.records import sealed
from reporting.records.models import Report
from soh.core import tenancy
from tests.factories.files import files_form, jpeg, mp4
from tests.factories.published_forms import live_form
from tests.integration.reporting.evidence.conftest import rows, stored

pytestmark = pytest.mark.django_db

TVP, HIW = "thames-valley.localhost:8000", "hampshire.localhost:8000"
EVIDENCE = "/api/v1/evidence/"
FORM = "/api/v1/forms/send-evidence/"
BYTES = "application/offset+octet-stream"
MEGABYTE = 1024 * 1024


class Partner:
    """A partner's system with a key."""

    def __init__(self, client, key):
        self.client, self.key = client, key

    @property
    def headers(self):
        return {"HTTP_AUTHORIZATION": f"Bearer {self.key}"} if self.key else {}

    def begin(self, name="window.jpg", size=10, form="send-evidence", question="photos", **extra):
        body = json.dumps({"form": form, "question": question, "name": name, "size": size})
        return self.client.post(EVIDENCE, body, "application/json", **self.headers, **extra)

    def patch(self, address, content, offset, **extra):
        headers = {"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_OFFSET": str(offset), **self.headers, **extra}
        return self.client.generic("PATCH", address, content, BYTES, **headers)

    def head(self, address):
        return self.client.head(address, HTTP_TUS_RESUMABLE="1.0.0", **self.headers)

    def get(self, address):
        return self.client.get(address, **self.headers)

    def delete(self, address):
        return self.client.delete(address, **self.headers)

    def send(self, content, name="window.jpg"):
        """Begin and send in one piece; return the file's id."""
        begun = self.begin(name, len(content)).json()
        assert self.patch(f"{EVIDENCE}{begun['id']}/", content, 0).status_code == 204
        return begun["id"]

    def report(self, *ids, once="a-key", where="reports"):
        answers = {"photos": [{"file": each} for each in ids], "stay": "named"}
        more = {"HTTP_IDEMPOTENCY_KEY": once} if where == "reports" else {}
        body = json.dumps({"answers": answers})
        return self.client.post(f"{FORM}{where}/", body, "application/json", **self.headers, **more)


@pytest.fixture
def partner(public_client, thames_valley, key_for):
    live_form(thames_valley, files_form(), slug="send-evidence")
    return Partner(public_client(TVP), key_for(thames_valley))


@pytest.fixture
def another(partner, public_client, thames_valley, key_for):
    return Partner(public_client(TVP), key_for(thames_valley))


def codes(response):
    return [error["code"] for error in response.json()["errors"]]


def pairs(**words):
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in words.items())


def test_a_file_is_sent_named_in_the_answers_and_read_whole_by_the_force(partner, thames_valley):
    content = jpeg()

    begun = partner.begin("window.jpg", len(content))
    address = f"{EVIDENCE}{begun.json()['id']}/"
    sent = partner.patch(address, content, 0)
    shown = partner.get(address).json()
    reply = partner.report(begun.json()["id"])

    assert begun.status_code == 201
    assert begun["Location"].endswith(address)
    assert sent.status_code == 204
    assert sent["Upload-Offset"] == str(len(content))
    assert (shown["state"], shown["type"], shown["received"]) == ("waiting", "image/jpeg", len(content))
    assert shown["sha256"] == hashlib.sha256(content).hexdigest()
    assert reply.status_code == 201, reply.json()
    (row,) = rows(thames_valley)
    with tenancy.transaction(thames_valley):
        answers = sealed.open_answers(Report.objects.get(force_id=thames_valley.pk))
    assert answers["photos"][0]["file"] == row.key.hex
    assert answers["photos"][0]["sha256"] == hashlib.sha256(content).hexdigest()
    assert partner.get(address).status_code == 404, "it is the report's from then on"


def test_a_file_goes_into_one_report_and_a_retry_gives_the_same_receipt(partner, thames_valley):
    file = partner.send(jpeg())

    first, again, other = partner.report(file), partner.report(file), partner.report(file, once="other")

    assert first.json() == again.json()
    assert again["Idempotent-Replayed"] == "true"
    assert (other.status_code, codes(other)) == (422, ["file_unknown"])


def test_validation_looks_for_the_files_of_the_key_and_binds_none(partner, another, thames_valley):
    file = partner.send(jpeg())

    assert partner.report(file, where="validate").json() == {"valid": True}
    assert codes(another.report(file, where="validate")) == ["file_unknown"]
    assert codes(partner.report(file, file, where="validate")) == ["file_twice"]
    assert rows(thames_valley)[0].report is None


def test_nobody_but_the_key_that_sent_it_sees_continues_deletes_or_uses_a_file(
    partner, another, public_client, thames_valley, hampshire, key_for
):
    file = partner.send(jpeg())
    address = f"{EVIDENCE}{file}/"
    elsewhere = Partner(public_client(HIW), key_for(hampshire))
    live_form(hampshire, files_form(), slug="send-evidence")

    for other in (another, elsewhere, Partner(public_client(HIW), partner.key)):
        assert other.get(address).status_code == 404
        assert other.head(address).status_code == 404
        assert other.patch(address, b"x", 0).status_code == 404
        assert other.delete(address).status_code == 404
    assert Partner(public_client(TVP), "").get(address).status_code == 401
    assert codes(another.report(file)) == ["file_unknown"]
    assert codes(elsewhere.report(file)) == ["file_unknown"]
    assert partner.get(address).status_code == 200


def test_a_key_without_the_scope_sends_no_files(public_client, thames_valley, key_for, partner):
    reader = Partner(public_client(TVP), key_for(thames_valley, "forms:read"))

    assert reader.begin().status_code == 403


def test_a_handle_of_a_visitor_is_of_no_use_to_a_partner(partner, thames_valley, visitor_file):
    assert codes(partner.report(visitor_file)) == ["file_unknown"]


@pytest.fixture
def visitor_file(thames_valley, partner):
    from reporting.evidence.receiving import Arriving, accept

    arriving = Arriving(thames_valley.pk, 10**6)
    arriving.take(jpeg())
    arriving.end()
    with tenancy.transaction(thames_valley):
        question = files_form().question("photos")
        return accept(arriving=arriving, question=question, name="a.jpg", actor="public", draft_id=None)["file"]


def test_a_test_key_makes_test_reports_with_files(public_client, thames_valley, key_for, partner):
    tester = Partner(public_client(TVP), key_for(thames_valley, is_test=True))
    file = tester.send(jpeg())

    assert tester.report(file).json()["test"] is True
    with tenancy.transaction(thames_valley):
        assert Report.objects.get(force_id=thames_valley.pk).is_test


def test_beginning_again_with_the_same_idempotency_key_gives_the_same_file(partner, thames_valley):
    first = partner.begin("a.mp4", 5000, HTTP_IDEMPOTENCY_KEY="once")
    partner.patch(f"{EVIDENCE}{first.json()['id']}/", mp4(5000)[:2000], 0)

    again = partner.begin("a.mp4", 5000, HTTP_IDEMPOTENCY_KEY="once")

    assert again.status_code == 201
    assert again.json()["id"] == first.json()["id"]
    assert again["Upload-Offset"] == "2000"
    assert len(rows(thames_valley)) == 1
    assert partner.begin("a.mp4", 6000, HTTP_IDEMPOTENCY_KEY="once").status_code == 422


def test_a_tus_client_begins_with_headers_and_may_send_the_bytes_with_them(partner, thames_valley):
    content = jpeg()
    metadata = pairs(form="send-evidence", question="photos", filename="Siân’s window.jpg")
    headers = {"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_METADATA": metadata, **partner.headers}

    created = partner.client.generic("POST", EVIDENCE, b"", HTTP_UPLOAD_LENGTH=str(len(content)), **headers)
    at_once = partner.client.generic("POST", EVIDENCE, content, BYTES, HTTP_UPLOAD_LENGTH=str(len(content)), **headers)

    assert (created.status_code, created["Upload-Offset"]) == (201, "0")
    assert (at_once.status_code, at_once["Upload-Offset"]) == (201, str(len(content)))
    assert at_once.json()["name"] == "Siân’s window.jpg"
    standing = partner.head(at_once["Location"].removeprefix(f"http://{TVP}"))
    assert standing["Upload-Length"] == standing["Upload-Offset"] == str(len(content))
    assert "GMT" in standing["Upload-Expires"]
    assert standing["Cache-Control"] == "no-store"


def test_what_the_server_can_do_is_told(partner):
    told = partner.client.options(EVIDENCE, **partner.headers)

    assert told.status_code == 204
    assert told["Tus-Version"] == "1.0.0"
    assert "termination" in told["Tus-Extension"]
    assert told["Tus-Max-Size"] == str(100 * MEGABYTE)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"name": "a.jpg", "size": 0}, 400),
        ({"size": 101 * MEGABYTE}, 413),
        ({"form": "nothing"}, 404),
        ({"question": "about"}, 400),
        ({"question": "nothing"}, 400),
        ({"size": -1}, 400),
    ],
)
def test_what_cannot_be_taken_is_refused_at_once(partner, thames_valley, given, status):
    assert partner.begin(**given).status_code == status
    assert rows(thames_valley) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_TUS_RESUMABLE": "0.2.2"}, 412),
        ({"HTTP_UPLOAD_OFFSET": "one"}, 400),
        ({"HTTP_UPLOAD_OFFSET": "-1"}, 400),
        ({"CONTENT_TYPE": "application/octet-stream"}, 415),
        ({"HTTP_UPLOAD_CHECKSUM": "md5 aaaa"}, 400),
        ({"HTTP_UPLOAD_CHECKSUM": "sha1 %%%"}, 400),
    ],
)
def test_a_request_that_is_not_understood_is_answered_as_a_problem(partner, headers, status):
    address = f"{EVIDENCE}{partner.begin(size=100).json()['id']}/"

    reply = partner.patch(address, b"x", 0, **headers)

    assert reply.status_code == status
    assert reply["Content-Type"] == "application/problem+json"
    assert partner.head(address)["Upload-Offset"] == "0"


def test_a_wrong_type_is_refused_when_the_first_bytes_are_known_and_nothing_of_it_stays(
    partner, thames_valley, evidence_root
):
    address = f"{EVIDENCE}{partner.begin('photo.jpg', 20_000).json()['id']}/"

    reply = partner.patch(address, b"MZ" + bytes(5000), 0)

    assert (reply.status_code, codes(reply)) == (415, ["file_wrong_type"])
    assert rows(thames_valley) == stored(evidence_root) == []


def test_a_file_that_no_report_took_ends_after_a_day(partner, thames_valley, evidence_root):
    with time_machine.travel("2026-03-27 10:00:00+00:00", tick=False) as now:
        key_address = f"{EVIDENCE}{partner.send(jpeg())}/"
        half = f"{EVIDENCE}{partner.begin('b.mp4', 5000).json()['id']}/"
        partner.patch(half, mp4(100), 0)
        now.shift(timedelta(hours=23))
        assert sweeping.delete_ended(force_id=thames_valley.pk) == 0
        now.shift(timedelta(hours=2))
        assert sweeping.delete_ended(force_id=thames_valley.pk) == 2

    assert key_address != half
    assert rows(thames_valley) == stored(evidence_root) == []


def test_after_its_day_a_file_is_gone_before_it_is_swept(partner, thames_valley):
    file = partner.send(jpeg())
    with tenancy.transaction(thames_valley):
        Evidence.objects.update(expires_at="2020-01-01T00:00:00Z")

    assert partner.get(f"{EVIDENCE}{file}/").status_code == 410
    assert partner.head(f"{EVIDENCE}{file}/").status_code == 410
    assert codes(partner.report(file)) == ["file_unknown"]


def test_a_file_with_a_virus_is_refused_by_name(partner, thames_valley):
    file = partner.send(jpeg(), "photo.jpg")
    with tenancy.transaction(thames_valley):
        Evidence.objects.update(state=State.INFECTED)

    assert partner.get(f"{EVIDENCE}{file}/").json()["state"] == "infected"
    assert codes(partner.report(file)) == codes(partner.report(file, where="validate")) == ["file_infected"]


def test_one_key_cannot_fill_the_room_of_all(partner, settings):
    settings.EVIDENCE_WAITING = 10_000

    assert partner.begin("a.mp4", 900).status_code == 201
    assert partner.begin("b.mp4", 900).status_code == 507


def test_a_deleted_file_is_gone_with_its_bytes(partner, thames_valley, evidence_root):
    file = partner.send(jpeg())

    assert partner.delete(f"{EVIDENCE}{file}/").status_code == 204
    assert rows(thames_valley) == stored(evidence_root) == []
    assert partner.delete(f"{EVIDENCE}{file}/").status_code == 404


def test_no_name_and_no_byte_lies_in_clear_while_a_file_is_on_its_way(partner, thames_valley, evidence_root):
    content = jpeg() + b"SECRET" * 2000
    address = f"{EVIDENCE}{partner.begin('window.jpg', len(content)).json()['id']}/"
    partner.patch(address, content[:9000], 0)

    (row,) = rows(thames_valley)
    assert b"window" not in bytes(row.sealed_upload)
    assert all(b"SECRET" not in path.read_bytes() for path in stored(evidence_root))
