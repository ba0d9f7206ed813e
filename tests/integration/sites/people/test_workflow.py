"""Moderation: an editor submits, a publisher approves, sensitive forms wait for a second; only colleagues are told."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from wagtail.admin.mail import WorkflowStateApprovalEmailNotifier
from wagtail.admin.views.pages import edit
from wagtail.models import Locale, Page, TaskState, WorkflowPage
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from reporting.authoring.form_page import FormPage, Kind
from reporting.authoring.refusal import PublishRefused
from sites.access.approval.models import SecondApprovalTask
from sites.access.people import changes
from sites.access.roles import Role
from sites.forces.models import Force
from sites.provisioning import people
from tests.factories.forms import draft_form_page
from tests.factories.pages import create_national
from tests.factories.staff import staff, superuser

pytestmark = pytest.mark.usefixtures("fresh_process")


@pytest.fixture
def force(thames: Force) -> Force:
    homes = [thames.site.root_page]
    groups = people.groups_of(force=thames, homes=homes, collection=people.collection_of(thames.name))
    people.workflow_of(name=thames.short_name, publishers=groups[Role.PUBLISHER], homes=homes)
    return thames


@pytest.fixture
def erin(force: Force) -> Any:
    return staff(Role.EDITOR, force, username="erin")


@pytest.fixture
def publishers(force: Force) -> list[Any]:
    return [staff(Role.PUBLISHER, force, username=name) for name in ("paul", "petra", "pia")]


def form(force: Force, kind: Kind = Kind.SENSITIVE) -> FormPage:
    return draft_form_page(Page.objects.get(pk=force.site.root_page_id), kind=kind)


def welsh_home(force: Force) -> Page:
    """Open the force's site in Welsh, with its workflow."""
    welsh = Locale.objects.get_or_create(language_code="cy")[0]
    home = force.site.root_page.specific.copy_for_translation(welsh)
    home.save_revision().publish()
    WorkflowPage.objects.create(page=home, workflow=force.site.root_page.get_workflow())
    return home


def submitted(page: FormPage, author: Any) -> FormPage:
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return FormPage.objects.get(pk=page.pk)


def approve(page: FormPage, person: Any) -> FormPage:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, person, "approve")
    return FormPage.objects.get(pk=page.pk)


def test_an_ordinary_form_needs_one_publisher(force: Force, erin: Any, publishers: list[Any]) -> None:
    page = submitted(form(force, Kind.REPORT), erin)

    assert approve(page, publishers[0]).live


def test_a_sensitive_form_waits_for_a_second_publisher(force: Force, erin: Any, publishers: list[Any]) -> None:
    page = approve(submitted(form(force), erin), publishers[0])
    assert not page.live
    assert isinstance(page.current_workflow_task.specific, SecondApprovalTask)

    assert approve(page, publishers[1]).live


def test_the_first_approver_is_not_the_second(force: Force, erin: Any, publishers: list[Any]) -> None:
    page = approve(submitted(form(force), erin), publishers[0])
    task = page.current_workflow_task.specific

    assert "approve" not in [name for name, _, _ in task.get_actions(page, publishers[0])]
    assert "approve" in [name for name, _, _ in task.get_actions(page, publishers[1])]
    with pytest.raises(PermissionDenied):
        approve(page, publishers[0])
    assert not FormPage.objects.get(pk=page.pk).live


def test_a_publisher_who_wrote_it_is_not_the_second(force: Force, publishers: list[Any]) -> None:
    author, first, second = publishers
    page = form(force)
    page.save_revision(user=second)
    page = approve(submitted(page, author), first)

    for person in (author, second):
        with pytest.raises(PermissionDenied):
            approve(page, person)


def test_no_right_to_publish_leads_round_the_second_approval(force: Force, publishers: list[Any]) -> None:
    page = form(force)
    revision = page.save_revision(user=publishers[0])

    with pytest.raises(PublishRefused, match="two people look at it"):
        revision.publish(user=publishers[0])
    page.live, page.live_revision = True, revision
    with pytest.raises(PublishRefused):
        page.save()

    assert not FormPage.objects.get(pk=page.pk).live


def test_a_changed_draft_is_approved_from_the_beginning(force: Force, erin: Any, publishers: list[Any]) -> None:
    page = approve(submitted(form(force), erin), publishers[0])
    page.title = "Changed"
    changed = page.save_revision(user=erin)

    approve(FormPage.objects.get(pk=page.pk), publishers[1])

    assert not FormPage.objects.get(pk=page.pk).live
    assert not TaskState.objects.filter(revision=changed, task__name__contains="second", status="approved").exists()


def test_the_welsh_of_a_sensitive_form_is_published_by_another_than_its_translator(
    force: Force, publishers: list[Any]
) -> None:
    welsh = welsh_home(force).locale
    page = form(force)
    page.save_revision().publish()  # the platform's own
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=welsh)
    translation.save_target(publish=False)
    word = source.stringsegment_set.select_related("string", "context").first()
    StringTranslation.objects.create(
        translation_of=word.string,
        context=word.context,
        locale=welsh,
        data="Geiriau",
        last_translated_by=publishers[0],
    )
    cymraeg = page.get_translation(welsh)

    def publish_as(person: Any) -> None:
        translation.save_target(user=person, publish=False)
        cymraeg.refresh_from_db()
        cymraeg.get_latest_revision().publish(user=person, skip_permission_checks=True)

    with pytest.raises(PublishRefused, match="did not translate it"):
        publish_as(publishers[0])
    assert not FormPage.objects.get(pk=cymraeg.pk).live

    publish_as(publishers[1])
    assert FormPage.objects.get(pk=cymraeg.pk).live


def test_a_welsh_sensitive_form_without_the_translation_editor_waits_in_the_workflow(
    force: Force, publishers: list[Any]
) -> None:
    welsh = welsh_home(force).locale
    page = form(force)
    page.save_revision().publish()
    cymraeg = page.copy_for_translation(welsh)

    assert cymraeg.needs_second_approval


def test_what_the_platform_writes_itself_asks_nobody(force: Force) -> None:
    page = form(force)

    page.get_latest_revision().publish()

    assert FormPage.objects.get(pk=page.pk).live


def test_provisioning_again_completes_an_older_workflow_and_doubles_nothing(force: Force) -> None:
    workflow = WorkflowPage.objects.get(page=force.site.root_page).workflow
    SecondApprovalTask.objects.all().delete()
    group = workflow.tasks.first().specific.groups.get()

    for _ in range(2):
        people.workflow_of(name=force.short_name, publishers=group, homes=[force.site.root_page])

    assert [type(task.specific).__name__ for task in workflow.tasks] == ["GroupApprovalTask", "SecondApprovalTask"]


def test_submission_is_told_to_the_forces_publishers_and_nobody_else(
    force: Force, hampshire: Force, erin: Any, publishers: list[Any]
) -> None:
    superuser()
    staff(Role.PUBLISHER, hampshire, username="harry")
    staff(Role.OFFICER, force, username="olwen")

    submitted(form(force), erin)

    assert {address for message in mail.outbox for address in message.to} == {person.email for person in publishers}


def test_the_second_step_is_told_to_publishers_too(force: Force, erin: Any, publishers: list[Any]) -> None:
    page = submitted(form(force), erin)
    mail.outbox.clear()

    approve(page, publishers[0])

    assert publishers[1].email in {address for message in mail.outbox for address in message.to}


def test_who_has_left_hears_nothing_of_approvals_and_comments(
    force: Force, erin: Any, publishers: list[Any], alice: Any
) -> None:
    page = submitted(form(force, Kind.REPORT), erin)
    changes.remove(force=force, person_id=erin.pk, actor=alice)
    left = type(erin).objects.get(pk=erin.pk)

    state = page.current_workflow_state
    assert left not in WorkflowStateApprovalEmailNotifier().get_valid_recipients(state, user=publishers[0])
    mail.outbox.clear()
    words = {
        "page": page,
        "editor": publishers[0],
        "new_comments": [],
        "resolved_comments": [],
        "deleted_comments": [],
        "replied_comments": [],
    }
    edit.send_notification([left, publishers[1]], "updated_comments", words)

    assert [message.to for message in mail.outbox] == [[publishers[1].email]]


def test_the_national_team_has_a_workflow_of_its_own(db: None) -> None:
    home = Page.objects.get(pk=create_national().homes["en"].page_id)
    groups = people.groups_of(force=None, homes=[home], collection=people.collection_of("National"))
    people.workflow_of(name="National", publishers=groups[Role.NATIONAL_EDITOR], homes=[home])
    authors = [staff(Role.NATIONAL_EDITOR, username=name) for name in ("nia", "ned", "nell")]
    page = draft_form_page(home, kind=Kind.SENSITIVE)

    page = approve(submitted(page, authors[0]), authors[1])

    assert not page.live
    assert approve(page, authors[2]).live
