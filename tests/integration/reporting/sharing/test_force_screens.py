"""A force's people see what waits, read the difference, and decide; nobody else can."""

import json

import pytest
from django.urls import reverse

from reporting.authoring.building import question
from reporting.authoring.published import published_form
from reporting.authoring.sharing.updates import state_of
from reporting.intake.submit import submit
from reporting.records.models import Channel
from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.provisioning.people import collection_of, groups_of
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.sharing import (
    held_number,
    local_question,
    newest_text,
    open_fields,
    open_form,
    publish_national,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]

MORE = [question("text", "since", "Since when?")]


@pytest.fixture
def national():
    return form_page(national_home(), **open_fields())


def opened(slug):
    force = plain_force(slug)
    groups_of(force=force, homes=[force.site.root_page], collection=collection_of(force.name))
    return force


@pytest.fixture
def force():
    return opened("thames-valley")


@pytest.fixture
def page(national, force):
    return adopt(national, force.site.root_page, local_questions=[local_question()])


@pytest.fixture
def signed_in(staff_client):
    def client(force, role):
        name = f"{force.slug}-{role}"
        person = create_staff(
            username=name, password="a-long-enough-password", email="a@example.org", force=force, role=role, actor="x"
        )
        client = staff_client()
        client.force_login(person)
        return client

    return client


def address(force, page):
    return reverse("form_updates:form", args=[force.pk, page.source.translation_key])


def test_the_start_page_and_the_list_tell_of_an_update_and_of_none(signed_in, national, page, force):
    publisher = signed_in(force, Role.PUBLISHER)
    assert "Updates of national forms" not in publisher.get("/admin/").content.decode()

    publish_national(national, open_form(extra=MORE))

    assert "Updates of national forms" in publisher.get("/admin/").content.decode()
    assert "Update available" in publisher.get(reverse("form_updates:forms")).content.decode()


def test_the_publisher_reads_the_difference_takes_the_update_and_undoes_it(signed_in, national, page, force):
    publish_national(national, open_form(extra=MORE))
    publisher = signed_in(force, Role.PUBLISHER)
    shown = publisher.get(address(force, page)).content.decode()
    assert "Since when?" in shown
    assert "1 new question" in shown

    answer = publisher.post(address(force, page), {"act": "accept", "seen": newest_text(national)})
    assert answer.status_code == 302
    assert published_form(page).form.has_question("since")

    publisher.post(address(force, page), {"act": "undo", "seen": held_number(force, national)})
    assert not published_form(page).form.has_question("since")


def test_an_own_question_without_a_place_is_named_and_nothing_changes_until_it_has_one(
    signed_in, national, page, force
):
    built = open_form(open_to_forces=False)
    built.steps[1]["value"]["open_to_forces"] = True
    publish_national(national, built)
    publisher = signed_in(force, Role.PUBLISHER)
    seen = newest_text(national)

    refused = publisher.post(address(force, page), {"act": "accept", "seen": seen})
    assert refused.status_code == 422
    assert "Which pub is it?" in refused.content.decode()
    publisher.post(address(force, page), {"act": "accept", "seen": seen, "move-local--which-pub-is-it": "where"})

    assert published_form(page).form.step_of("local--which-pub-is-it").code == "where"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.FORCE_ADMIN])
def test_editors_and_administrators_look_and_do_not_take(signed_in, national, page, force, role):
    publish_national(national, open_form(extra=MORE))
    client = signed_in(force, role)

    assert "Take this update" not in client.get(address(force, page)).content.decode()
    answer = client.post(address(force, page), {"act": "accept", "seen": newest_text(national)})

    assert answer.status_code == 404
    assert state_of(force_id=force.pk, form_key=national.translation_key).has_update


def test_another_forces_publisher_and_an_officer_find_nothing(signed_in, national, page, force):
    publish_national(national, open_form(extra=MORE))
    stranger = signed_in(opened("hampshire"), Role.PUBLISHER)
    officer = signed_in(force, Role.OFFICER)

    for client in (stranger, officer):
        for act in ("accept", "decline", "undo"):
            assert client.post(address(force, page), {"act": act, "seen": newest_text(national)}).status_code == 404
        assert client.get(address(force, page)).status_code == 404
    assert officer.get(reverse("form_updates:forms")).status_code == 404
    assert "Report noise" not in stranger.get(reverse("form_updates:forms")).content.decode()


def test_the_editor_of_the_page_says_what_is_in_use(signed_in, page, force):
    client = signed_in(force, Role.EDITOR)

    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "In use: version 1" in shown
    assert "The national form does not let forces replace these words." in shown


def test_the_editor_offers_the_steps_that_are_open_and_no_other(page):
    form = page.get_edit_handler().get_form_class()(instance=page)
    step = form.fields["local_questions"].block.child_blocks["questions"].child_blocks["step"]

    assert list(step.field.choices) == [("", "Choose a step"), ("noise", "1. The noise")]


def test_the_officer_sees_beside_a_report_which_team_deals_with_it(signed_in, national, force):
    page = adopt(national, force.site.root_page, team="Noise team")
    published = published_form(page)
    receipt = submit(
        force=face_of(force),
        form_key=published.form_key,
        pinned=published.pinned,
        answers={"kind": "A band", "place": "Here", "true": True},
        locale="en",
        channel=Channel.WEB,
        actor="public",
    )

    shown = signed_in(force, Role.OFFICER).get(reverse("inbox:report", args=[receipt.reference]))

    assert "Noise team" in shown.content.decode()


def posted(page, **fields):
    """What the browser posts for an adoption to which one question was added."""
    nothing = json.dumps({"blocks": [], "entityMap": {}})
    first, item = "local_questions-0", "local_questions-0-value-items-0"
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "source": page.source_id,
        "own_introduction": nothing,
        "own_before_you_start": nothing,
        "own_what_happens_next": nothing,
        "own_reply_time": "within 2 days",
        "team": "",
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
        "local_questions-count": 1,
        f"{first}-deleted": "",
        f"{first}-order": 0,
        f"{first}-type": "questions",
        f"{first}-id": "",
        f"{first}-value-step": "noise",
        f"{first}-value-items-count": 1,
        f"{item}-deleted": "",
        f"{item}-order": 0,
        f"{item}-type": "text",
        f"{item}-id": "",
        f"{item}-value-label": "Which pub is it?",
        f"{item}-value-hint": "",
        f"{item}-value-name": "",
        f"{item}-value-error": "",
        f"{item}-value-max_length": "",
        f"{item}-value-autocomplete": "",
        "action-publish": "1",
        **fields,
    }


def test_a_publisher_adds_a_question_in_the_editor_and_the_site_asks_it(signed_in, national, force):
    page = adopt(national, force.site.root_page)
    publisher = signed_in(force, Role.PUBLISHER)

    publisher.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted(page))

    form = published_form(type(page).objects.get(pk=page.pk)).form
    assert form.has_question("local--which-pub-is-it")
    assert form.text("en", "form.reply_time") == "within 2 days"


def test_the_editor_refuses_to_publish_a_question_without_an_open_step_and_says_why(signed_in, national, force):
    page = adopt(national, force.site.root_page)
    publisher = signed_in(force, Role.PUBLISHER)

    answer = publisher.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), posted(page, **{"local_questions-0-value-step": "where"})
    )

    assert "has no place: its step is not one to which forces may add" in answer.content.decode()
    assert not published_form(type(page).objects.get(pk=page.pk)).form.has_question("local--which-pub-is-it")
