"""Publishing what is due: a refused form keeps its live version, its editor is told, and it holds up nobody."""

import datetime
import json

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry

from pages.types.plain import PlainPage
from reporting.authoring.form_page import FormPage
from reporting.catalogue.models import FormVersion
from soh.accounts.models import User
from tests.factories.forms import flawed, form_page, national_home

pytestmark = pytest.mark.django_db

SOON = datetime.timedelta(hours=1)


@pytest.fixture
def editor():
    person = User.objects.create_user("editor", "editor@example.org", "a-long-enough-password")
    group = Group.objects.create(name="Writers")
    right = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=right)
    person.groups.add(group)
    return person


@pytest.fixture
def live():
    return form_page(national_home())


def scheduled(page, user, **changes):
    """A revision that goes live in an hour."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.go_live_at = timezone.now() + SOON
    revision = page.save_revision(user=user)
    revision.publish()
    return revision


def break_under_schedule(revision):
    """Rules became stricter between scheduling and publication: what was sound is not any more."""
    revision.refresh_from_db()
    steps = json.loads(revision.content["steps"])
    revision.content["steps"] = json.dumps(flawed(steps))
    revision.save()


def run_later():
    with time_machine.travel(timezone.now() + 2 * SOON, tick=False):
        call_command("publish_scheduled")


def test_a_sound_form_goes_live_when_it_is_due(live, editor):
    scheduled(live, editor, title="New title")

    run_later()

    assert FormPage.objects.get(pk=live.pk).title == "New title"
    version = FormVersion.objects.get(form_key=live.translation_key)
    assert version.texts.latest("number").texts["form.title"] == "New title"


def test_a_refused_form_stays_live_as_it_was_and_leaves_the_schedule(live, editor, django_capture_on_commit_callbacks):
    revision = scheduled(live, editor, title="New title")
    break_under_schedule(revision)

    with django_capture_on_commit_callbacks(execute=True):
        run_later()

    page = FormPage.objects.get(pk=live.pk)
    assert page.live
    assert page.title == "Report a theft"
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert FormVersion.objects.filter(form_key=live.translation_key).count() == 1


def test_the_editor_is_told_by_mail_and_in_the_pages_history(live, editor, django_capture_on_commit_callbacks):
    revision = scheduled(live, editor)
    break_under_schedule(revision)

    with django_capture_on_commit_callbacks(execute=True):
        run_later()

    (message,) = mail.outbox
    assert message.to == ["editor@example.org"]
    assert "no longer has" in message.body
    assert f"/admin/pages/{live.pk}/edit/" in message.body
    entry = PageLogEntry.objects.get(page=live.pk, action="reporting.scheduled_publication_refused")
    assert "no longer has" in str(entry.data)
    assert not ModelLogEntry.objects.exists()


def test_a_refused_form_holds_up_no_other_page(live, editor, django_capture_on_commit_callbacks):
    plain = PlainPage(title="Plain", slug="plain", live=False, locale=live.locale)
    live.get_parent().add_child(instance=plain)
    break_under_schedule(scheduled(live, editor))
    plain.go_live_at = timezone.now() + SOON + datetime.timedelta(minutes=1)
    plain.save_revision().publish()

    with django_capture_on_commit_callbacks(execute=True):
        run_later()

    assert PlainPage.objects.get(pk=plain.pk).live


def test_expired_pages_are_taken_down(live):
    live.expire_at = timezone.now() + SOON
    live.save_revision().publish()

    run_later()

    assert not FormPage.objects.get(pk=live.pk).live


def test_a_failure_for_another_reason_is_said_and_keeps_the_schedule(live, editor, monkeypatch):
    revision = scheduled(live, editor)
    monkeypatch.setattr(FormPage, "publish", lambda *_, **__: 1 / 0)

    with pytest.raises(CommandError, match="Report a theft"):
        run_later()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None


def test_a_dry_run_changes_nothing(live, editor, capsys):
    revision = scheduled(live, editor)

    with time_machine.travel(timezone.now() + 2 * SOON, tick=False):
        call_command("publish_scheduled", dryrun=True)

    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None


def test_an_editor_who_has_left_is_not_told(live, editor, django_capture_on_commit_callbacks):
    break_under_schedule(scheduled(live, editor))
    editor.groups.clear()

    with django_capture_on_commit_callbacks(execute=True):
        run_later()

    assert mail.outbox == []
