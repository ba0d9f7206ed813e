"""The training space: the same forms and inbox, and no way to anything real."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from reporting.correspondence.models import ReceiptKey
from reporting.delivery.models import OutboxEntry
from reporting.intake.submit import submit
from reporting.records import training as stored
from reporting.records import triage
from reporting.records.models import CaseEvent, Channel, Note, Report, SealedAnswers
from reporting.tasks import delete_expired
from sites.access.roles import Role
from sites.forces import tally, training
from sites.forces.models import Force, Phase
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.published_forms import live_form
from tests.factories.small_form import NAMED, publish_small_form
from tests.factories.staff import staff, staff_browser, superuser

pytestmark = pytest.mark.django_db
HOST, SPACE = "thames-valley.localhost:8000", "training.thames-valley.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley", notice_email="duty@example.org")


@pytest.fixture
def trainee(public_client, force):
    """A browser that came in with a pass."""
    browser = public_client(SPACE)
    assert browser.get("/training/enter/", {"pass": training.new_pass(force.pk)})["Location"] == "/"
    return browser


def practise(trainee, force: Force) -> str:
    """Send a report in the training space; return its reference."""
    live_form(force)
    trainee.post(FORM)
    for segment, fields in (
        ("gate", {"danger": "no"}),
        ("what", {"account": "My bicycle was taken."}),
        ("who", {"stay": "anonymous"}),
        ("check-answers", {"true": "yes"}),
    ):
        trainee.post(f"{FORM}{segment}/", fields)
    with tenancy.transaction(force):
        return Report.objects.get(force_id=force.pk).reference


class TestDoor:
    """Nobody comes in by chance."""

    def test_without_a_pass_there_is_nothing_but_the_way_to_the_real_site(self, public_client, force):
        live_form(force)

        for path in ("/", FORM, "/sitemap.xml", "/training/enter/?pass=x"):
            response = public_client(SPACE).get(path)
            assert response.status_code == 404
            assert "999" in response.text
            assert force.existing_website in response.text
            assert "Report a theft" not in response.text
            assert "noindex" in response["X-Robots-Tag"]
        assert public_client(SPACE).get("/api/v1/forms/").status_code == 404

    def test_a_pass_of_another_force_an_old_one_and_a_cookie_made_up_open_nothing(
        self, public_client, force, monkeypatch
    ):
        other = plain_force("hampshire")
        browser = public_client(SPACE)
        assert browser.get("/training/enter/", {"pass": training.new_pass(other.pk)}).status_code == 404
        assert browser.get("/training/enter/", {"pass": training.new_stay(force.pk)}).status_code == 404
        browser.cookies["__Host-soh_training"] = str(force.pk)
        assert browser.get("/").status_code == 404
        old = training.new_pass(force.pk)
        monkeypatch.setattr(training, "PASS_LASTS", -1)
        assert browser.get("/training/enter/", {"pass": old}).status_code == 404

    @pytest.mark.parametrize("phase", list(Phase))
    def test_it_is_open_in_every_phase_so_that_people_practise_before_the_site_opens(self, trainee, force, phase):
        force.phase = phase
        force.save()

        response = trainee.get("/")

        assert response.status_code == 200
        assert "Nothing you send here reaches the police" in response.text

    def test_the_banner_is_on_sensitive_pages_too(self, trainee, force):
        live_form(force)
        trainee.post(FORM)
        for segment, fields in (("gate", {"danger": "no"}), ("what", {"account": "x"}), ("who", {"stay": "named"})):
            trainee.post(f"{FORM}{segment}/", fields)

        response = trainee.get(f"{FORM}part-5/")

        assert "soh-page--sensitive" in response.text
        assert "Nothing you send here reaches the police" in response.text

    def test_the_real_site_has_no_banner_and_knows_no_pass(self, public_client, force):
        assert "Training space" not in public_client(HOST).get("/").text
        assert public_client(HOST).get("/training/enter/", {"pass": training.new_pass(force.pk)}).status_code == 404

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.EDITOR, Role.AUDITOR])
    def test_staff_are_sent_in_with_a_pass_and_strangers_find_nothing(self, force, role):
        other = plain_force("hampshire")

        response = staff_browser(staff(role, force)).get("/admin/your-site/thames-valley/training/")

        address = urlsplit(response["Location"])
        assert (address.netloc, address.path) == (SPACE, "/training/enter/")
        assert training.is_pass(parse_qs(address.query)["pass"][0], force.pk)
        stranger = staff_browser(staff(role, other)).get("/admin/your-site/thames-valley/training/")
        assert stranger.status_code == 404
        assert staff_browser(superuser()).get("/admin/your-site/thames-valley/training/").status_code == 302


class TestReports:
    """What is sent in it."""

    def test_a_report_reaches_no_queue_delivery_count_or_mail(self, trainee, force):
        reference = practise(trainee, force)

        with tenancy.transaction(force):
            report = Report.objects.get(force_id=force.pk, reference=reference)
            assert (report.is_training, report.is_test) == (True, True)
            assert not triage.queue([force.pk]).exists()
            assert not triage.test_reports([force.pk]).exists()
            assert triage.training_reports([force.pk]).get() == report
            assert not OutboxEntry.objects.filter(force_id=force.pk).exists()
        assert mail.outbox == []
        tally.flush()
        assert tally.sums(force.pk) == []

    def test_the_receipt_is_shown_as_in_real_life_under_the_banner(self, trainee, force):
        reference = practise(trainee, force)

        receipt = trainee.get(f"{FORM}confirmation/").text

        assert reference in receipt
        assert "Nothing you send here reaches the police" in receipt

    def test_the_database_itself_refuses_training_that_is_live(self, force):
        form = publish_small_form()
        receipt = submit(
            force=face_of(force),
            form_key=form.key,
            pinned=form.pinned,
            answers=NAMED,
            locale="en",
            channel=Channel.WEB,
            actor="public",
        )
        refused = pytest.raises(IntegrityError, match="training_is_never_live")
        with refused, transaction.atomic(), tenancy.transaction(force):
            Report.objects.filter(force_id=force.pk, reference=receipt.reference).update(is_training=True)


class TestInbox:
    """The training inbox of the force's officers."""

    @pytest.fixture
    def reference(self, force) -> str:
        form = publish_small_form()
        made = submit(
            force=face_of(force),
            form_key=form.key,
            pinned=form.pinned,
            answers=NAMED,
            locale="en",
            channel=Channel.WEB,
            actor="public",
            is_training=True,
        )
        return made.reference

    def test_officers_work_on_it_as_on_a_real_one_under_a_banner(self, force, reference):
        browser = staff_browser(staff(Role.OFFICER, force))

        listed = browser.get("/admin/inbox/training/")
        assert reference in listed.text
        assert "Nothing here is real" in listed.text
        opened = browser.get(f"/admin/inbox/{reference}/")
        assert "Siân O’Neill" in opened.text
        assert "Nothing here is real" in opened.text
        assert "Training inbox" in opened.text
        assert browser.post(f"/admin/inbox/{reference}/notes/", {"text": "Practised."}).status_code == 303

    def test_it_is_in_no_other_list(self, force, reference):
        browser = staff_browser(staff(Role.SUPERVISOR, force))

        for address in ("/admin/inbox/", "/admin/inbox/test/"):
            assert reference not in browser.get(address).text

    def test_another_forces_officer_and_other_roles_do_not_find_it(self, force, reference):
        other = plain_force("hampshire")

        stranger = staff_browser(staff(Role.OFFICER, other))
        assert reference not in stranger.get("/admin/inbox/training/").text
        assert stranger.get(f"/admin/inbox/{reference}/").status_code == 404
        assert staff_browser(staff(Role.EDITOR, force)).get("/admin/inbox/training/").status_code == 404

    def test_after_30_days_it_is_deleted_with_all_that_hangs_on_it_and_nothing_else_is(self, force, reference):
        form = publish_small_form()
        options = {
            "form_key": form.key,
            "pinned": form.pinned,
            "answers": NAMED,
            "locale": "en",
            "channel": Channel.WEB,
            "actor": "public",
        }
        young = submit(force=face_of(force), is_training=True, **options).reference
        real = submit(force=face_of(force), **options).reference
        test = submit(force=face_of(force), is_test=True, **options).reference
        triage.add_note(forces=[force.pk], reference=reference, text="x", actor="user:1", actor_name="A")
        with tenancy.transaction(force):
            old = Report.objects.filter(force_id=force.pk).exclude(reference=young)
            old.update(received_at=clock.now() - timedelta(days=31))

        delete_expired(timestamp=0)
        assert stored.delete_old(force_id=force.pk) == 0

        with tenancy.transaction(force):
            left = Report.objects.filter(force_id=force.pk)
            assert set(left.values_list("reference", flat=True)) == {young, real, test}
            for model in (SealedAnswers, CaseEvent, Note, ReceiptKey):
                assert not model.objects.filter(force_id=force.pk).exclude(report__in=left).exists()

    def test_another_forces_training_is_not_deleted_along(self, force, reference):
        other = plain_force("hampshire")
        with tenancy.transaction(force):
            Report.objects.filter(force_id=force.pk).update(received_at=clock.now() - timedelta(days=31))

        assert stored.delete_old(force_id=other.pk) == 0
