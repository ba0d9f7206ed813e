"""A person gets a copy of their data, or its erasure: by two supervisors, complete, audited, and never past a hold."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from reporting.definition.conditions import Test
from reporting.definition.form import Question, Step
from reporting.records import triage
from reporting.records.models import Report, Status
from reporting.retention import holds
from reporting.retention.models import Disposal, HoldReason
from reporting.subject_requests import erasing, requesting, searching
from reporting.subject_requests.models import SubjectRequest, Wish
from reporting.subject_requests.requesting import CannotDo
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report
from tests.factories.small_form import ANONYMOUS, NAMED, publish_small_form, small_form
from tests.factories.staff import staff, staff_browser

EMAIL, OTHER = "sian@example.org", "else@example.org"
Send = Callable[..., str]


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def send(thames: Force) -> Send:
    """Send a report, with an email address if one is given."""
    plain = small_form(uuid4())
    reach = Step("reach", items=(Question("mail", "email", required=False),), show_when=Test("stay", "is", "named"))
    form = publish_small_form(steps=(*plain.steps[:-1], reach, plain.steps[-1]))

    def one(email: str = "", **changes: Any) -> str:
        answers = {**NAMED, "mail": email} if email else NAMED
        return send_report(form, changes.pop("force", thames), **{"answers": answers, **changes})

    return one


def asked(force: Force, **changes: Any) -> SubjectRequest:
    """A request that was approved and searched for."""
    values = {"wish": Wish.ACCESS, "proof": "document", "case_number": "DP/1", "actor": "user:1", **changes}
    row = requesting.ask(force_id=force.pk, **values)
    requesting.decide(forces=[force.pk], key=row.key, approve=True, actor="user:2")
    while not searching.search(force_id=force.pk, request=row.pk):
        pass
    with tenancy.transaction(force):
        return SubjectRequest.objects.get(pk=row.pk)


def found(force: Force, row: SubjectRequest) -> list[str]:
    with tenancy.transaction(force):
        return [report.reference for report in requesting.found_reports([force.pk], row)[0]]


def close(force: Force, reference: str) -> None:
    triage.change_status(forces=[force.pk], reference=reference, status=Status.CLOSED, actor="user:1")


def test_an_email_address_finds_the_persons_named_reports_and_nothing_of_it_stays(
    thames: Force, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "BATCH", 2)  # so that the search needs several batches
    hampshire = plain_force("hampshire")
    first, _, second = send(EMAIL), send(OTHER), send(EMAIL.upper())
    told = send(answers=ANONYMOUS)
    send(EMAIL, force=hampshire)

    row = asked(thames, email="Sian@example.org", told=[told])

    assert found(thames, row) == [first, second, told]
    assert (bytes(row.sealed_ways), row.force_key_id, row.looked_at) == (b"", None, 3)
    with tenancy.transaction(thames):
        trail = json.dumps(list(AuditEvent.objects.values_list("action", "actor", "subject", "detail")))
    assert EMAIL not in trail.lower()
    assert '"subject.searched"' in trail


def test_a_search_that_is_stopped_goes_on_where_it_was(
    thames: Force, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "BATCH", 1)
    references = [send(EMAIL), send(EMAIL)]
    row = requesting.ask(
        force_id=thames.pk, wish=Wish.ACCESS, proof="code", case_number="1", email=EMAIL, actor="user:1"
    )
    requesting.decide(forces=[thames.pk], key=row.key, approve=True, actor="user:2")

    assert not searching.search(force_id=thames.pk, request=row.pk, within=0)
    while not searching.search(force_id=thames.pk, request=row.pk, within=0):
        pass

    assert found(thames, row) == references


def test_the_copy_has_the_words_and_files_of_the_reports_and_no_names_of_staff(thames: Force, send: Send) -> None:
    reference = send(EMAIL)
    triage.add_note(
        forces=[thames.pk], reference=reference, text="Neighbour saw it", actor="user:9", actor_name="Nia Bowen"
    )
    row = asked(thames, told=[reference])
    browser = staff_browser(staff(Role.SUPERVISOR, thames))

    def taken(**data: str) -> zipfile.ZipFile:
        response = browser.post(reverse("inbox:subject_copy", args=[row.key]), data)
        assert response["Content-Type"] == "application/zip"
        return zipfile.ZipFile(io.BytesIO(b"".join(response)))

    plain, whole = taken(), taken(notes="on")
    assert plain.testzip() is None
    data = json.loads(plain.read(f"{reference}/report.json"))
    page = plain.read(f"{reference}/report.html").decode()
    assert {one["question"]: one["answer"] for one in data["answers"]}["Full name"] == [NAMED["name"]]
    assert NAMED["account"] in page
    assert "<script" not in page
    assert "Neighbour" not in page + json.dumps(data)
    assert "Nia Bowen" not in whole.read(f"{reference}/report.html").decode()
    assert "Neighbour saw it" in whole.read(f"{reference}/report.html").decode()
    with tenancy.transaction(thames):
        told = AuditEvent.objects.filter(action="subject.exported").order_by("id").values_list("detail", flat=True)
        assert [one["notes"] for one in told] == [False, True]


def test_erasure_leaves_certificates_that_hold_nothing_of_the_person(thames: Force, send: Send) -> None:
    references = [send(EMAIL), send(EMAIL)]
    for reference in references:
        close(thames, reference)
    row = asked(thames, wish=Wish.ERASURE, email=EMAIL)

    done = erasing.erase(forces=[thames.pk], key=row.key, actor="user:2")

    assert len(done.certificates) == 2
    with tenancy.transaction(thames):
        assert not Report.objects.filter(reference__in=references).exists()
        certificates = list(Disposal.objects.values())
        trail = list(AuditEvent.objects.filter(action="subject.erased").values_list("detail", flat=True))
    assert {one["certificate"] for one in certificates} == set(done.certificates)
    assert all(word not in repr(certificates) for word in (EMAIL, NAMED["name"], *references))
    assert trail == [{"reports": 2}]


def test_a_hold_and_an_open_report_refuse_erasure_in_plain_words_and_nothing_goes(thames: Force, send: Send) -> None:
    held, still_open, free = send(EMAIL), send(EMAIL), send(EMAIL)
    for reference in (held, free):
        close(thames, reference)
    holds.place(forces=[thames.pk], reference=held, reason=HoldReason.COURT, actor="user:1")
    row = asked(thames, wish=Wish.ERASURE, email=EMAIL)

    with pytest.raises(CannotDo):
        erasing.erase(forces=[thames.pk], key=row.key, actor="user:2")

    assert found(thames, row) == [held, still_open, free]
    shown = staff_browser(staff(Role.SUPERVISOR, thames)).get(reverse("inbox:subject_request", args=[row.key]))
    assert f"{held}: It is on legal hold (needed for a court or tribunal)" in shown.content.decode()
    assert f"{still_open}: It is still being dealt with" in shown.content.decode()
    assert "Erase 3 reports" not in shown.content.decode()


def test_one_person_alone_can_neither_approve_nor_erase(thames: Force, send: Send) -> None:
    reference = send()
    close(thames, reference)
    row = requesting.ask(
        force_id=thames.pk, wish=Wish.ERASURE, proof="code", case_number="1", told=[reference], actor="user:1"
    )

    with pytest.raises(CannotDo):
        requesting.decide(forces=[thames.pk], key=row.key, approve=True, actor="user:1")
    with tenancy.transaction(thames), pytest.raises(IntegrityError), transaction.atomic():
        SubjectRequest.objects.update(decided_by="user:1")
    with pytest.raises(CannotDo):
        erasing.erase(forces=[thames.pk], key=row.key, actor="user:2")  # not approved yet
    requesting.decide(forces=[thames.pk], key=row.key, approve=True, actor="user:2")
    searching.search(force_id=thames.pk, request=row.pk)
    with pytest.raises(CannotDo):
        erasing.erase(forces=[thames.pk], key=row.key, actor="user:1")

    assert found(thames, row) == [reference]


def test_the_screens_lead_through_a_request_and_are_for_supervisors_of_the_force(thames: Force, send: Send) -> None:
    reference, listed = send(), reverse("inbox:subject_requests")
    first, second = (staff_browser(staff(Role.SUPERVISOR, thames, username=name)) for name in ("first", "second"))
    elsewhere = staff_browser(staff(Role.SUPERVISOR, plain_force("hampshire")))
    officer = staff_browser(staff(Role.OFFICER, thames))

    wrong = first.post(listed, {"force": thames.pk, "wish": "access", "proof": "code", "case_number": "DP/7"})
    assert "Give a reference, an email address or a telephone number." in wrong.content.decode()
    data = {"force": thames.pk, "wish": "access", "proof": "code", "case_number": "DP/7", "references": reference}
    address = first.post(listed, data)["Location"]
    assert "Another supervisor has to approve it" in first.get(address).content.decode()
    first.post(f"{address}decide/", {"decision": "approve"})
    second.post(f"{address}decide/", {"decision": "approve"})

    with tenancy.transaction(thames):
        row = SubjectRequest.objects.get()
    assert row.is_approved
    assert searching.search(force_id=thames.pk, request=row.pk)
    assert reference in second.get(address).content.decode()
    assert "DP/7" in second.get(listed).content.decode()
    for stranger in (elsewhere, officer):
        for what in (address, f"{address}copy/", f"{address}erase/", f"{address}decide/"):
            answer = (
                stranger.get(what) if what == address else stranger.post(what, {"sure": "on", "decision": "refuse"})
            )
            assert answer.status_code == 404
    assert officer.get(listed).status_code == 404
    assert elsewhere.post(listed, data).status_code == 200  # another force is no choice of theirs
    with tenancy.transaction(thames):
        assert SubjectRequest.objects.count() == 1


def test_the_command_carries_out_what_two_supervisors_decided(thames: Force, send: Send, tmp_path: Any) -> None:
    reference, out = send(), io.StringIO()
    for name in ("first", "second"):
        staff(Role.SUPERVISOR, thames, username=name)
    call_command(
        "subject_request", "thames-valley", ask="access", proof="code", case_number="DP/9", reference=[reference],
        by="first", stdout=out,
    )  # fmt: skip
    key = out.getvalue().split()[0]
    file = tmp_path / "copy.zip"

    call_command("subject_request", "thames-valley", approve=key, by="second", stdout=out)
    call_command("subject_request", "thames-valley", copy=key, output=str(file), by="second", stdout=out)

    assert f"{reference}/report.json" in zipfile.ZipFile(file).namelist()
