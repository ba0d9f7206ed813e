"""No road leads a form with an error to live, and a refusal changes nothing."""

import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from reporting.authoring.form_page import FormPage
from reporting.authoring.refusal import PublishRefused
from reporting.catalogue.models import FormVersion
from soh.accounts.models import User
from tests.factories.forms import draft_form_page, flawed, form_page, national_home, theft_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def parent():
    return national_home()


@pytest.fixture
def live(parent):
    return form_page(parent)


@pytest.fixture
def user():
    return User.objects.create_superuser("national", "national@example.org", "a-long-enough-password")


@pytest.fixture
def staff(user, settings):
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(user)
    return client


def _flawed_revision(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.steps = flawed(page.steps.get_prep_value())
    return page.save_revision()


def _state(page):
    """Everything about a page that a refused publication must leave alone."""
    fresh = FormPage.objects.get(pk=page.pk)
    versions = FormVersion.objects.filter(form_key=page.translation_key).count()
    return fresh.live, fresh.live_revision_id, fresh.steps.get_prep_value(), versions


def test_publishing_compiles_a_version_with_the_given_codes(live):
    version = FormVersion.objects.get(form_key=live.translation_key)

    assert [step["code"] for step in version.logic["steps"]] == [
        "emergency",
        "call-999",
        "what-happened",
        "report-fraud",
        "about-the-bicycle",
        "witnesses",
        "end",
    ]
    assert version.texts.get().texts["question.crime.label"] == "What was taken?"


def test_revision_publish_refuses_a_flawed_form_and_changes_nothing(live):
    before = _state(live)
    revision = _flawed_revision(live)

    with pytest.raises(PublishRefused) as refusal:
        revision.publish()

    assert "no longer has" in str(refusal.value)
    assert _state(live) == before


def test_a_flawed_form_is_not_even_scheduled(live):
    before = _state(live)
    revision = _flawed_revision(live, go_live_at=timezone.now() + datetime.timedelta(days=1))

    with pytest.raises(PublishRefused):
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert _state(live) == before


def test_wagtails_publish_action_refuses_inside_a_transaction_and_keeps_the_schedule(live):
    live.go_live_at = timezone.now() + datetime.timedelta(days=1)
    scheduled = live.save_revision()
    scheduled.publish()
    live.go_live_at = None
    revision = _flawed_revision(live)
    before = _state(live)

    with pytest.raises(PublishRefused), transaction.atomic():
        PublishPageRevisionAction(revision).execute()

    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at is not None
    assert _state(live) == before


def test_a_new_live_page_made_by_code_is_refused(parent):
    with pytest.raises(PublishRefused):
        draft_form_page(parent, live=True, steps=flawed(theft_form().steps))

    assert not FormPage.objects.exists()


def test_saving_a_live_page_by_code_is_refused(live):
    before = _state(live)
    live.steps = flawed(live.steps.get_prep_value())

    with pytest.raises(PublishRefused):
        live.save()

    assert _state(live) == before


def test_setting_a_flawed_draft_live_by_one_column_is_refused(parent):
    page = draft_form_page(parent, live=False, steps=flawed(theft_form().steps))
    page.live = True

    with pytest.raises(PublishRefused):
        page.save(update_fields=["live"])

    assert not FormVersion.objects.filter(form_key=page.translation_key).exists()


def test_an_alias_of_a_form_is_refused(live):
    with pytest.raises(PublishRefused, match="alias"):
        live.create_alias(update_slug="alias")

    assert FormPage.objects.count() == 1


def test_a_live_copy_is_a_form_of_its_own(live):
    copy = live.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)

    assert copy.translation_key != live.translation_key
    assert FormVersion.objects.filter(form_key=copy.translation_key).count() == 1


def test_a_draft_with_flaws_is_saved_by_the_editor(live, staff):
    page = draft_form_page(live.get_parent(), slug="draft", steps=flawed(theft_form().steps))

    assert page.get_latest_revision_as_object().steps.get_prep_value() == flawed(theft_form().steps)


def test_bulk_publication_is_rolled_back_for_all_and_the_editor_is_told(live, parent, staff):
    neighbour = draft_form_page(parent, slug="neighbour")
    _flawed_revision(live)
    before = _state(live)

    response = staff.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={neighbour.pk}&id={live.pk}"
    )

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[live.pk])
    assert any("was not published" in str(message) for message in response.wsgi_request._messages)
    assert not FormPage.objects.get(pk=neighbour.pk).live
    assert _state(live) == before


def _workflow(page, user):
    workflow = Workflow.objects.create(name="Check")
    task = GroupApprovalTask.objects.create(name="Approve")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(page, user)


def test_workflow_approval_is_refused_and_the_task_stays_open(live, user):
    _flawed_revision(live)
    state = _workflow(live, user)
    before = _state(live)

    with pytest.raises(PublishRefused):
        state.current_task_state.approve(user=user)

    state.refresh_from_db()
    state.current_task_state.refresh_from_db()
    assert state.status == "in_progress"
    assert state.current_task_state.status == "in_progress"
    assert _state(live) == before


def test_workflow_approval_by_the_staff_page_is_refused_with_a_message(live, user, staff):
    _flawed_revision(live)
    state = _workflow(live, user)
    before = _state(live)
    action = reverse("wagtailadmin_pages:workflow_action", args=[live.pk, "approve", state.current_task_state.pk])

    response = staff.post(action)

    assert response.status_code == 302
    assert any("was not published" in str(message) for message in response.wsgi_request._messages)
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert _state(live) == before


def test_unpublishing_and_publishing_again_needs_no_new_version(live):
    live.unpublish()
    live.get_latest_revision().publish()

    assert FormVersion.objects.filter(form_key=live.translation_key).count() == 1
