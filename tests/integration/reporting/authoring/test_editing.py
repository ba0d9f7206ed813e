"""The edit page: drafts are saved whatever their flaws, publication is refused at the block that causes it."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import StreamBlockValidationError

from pages.editor.forms import PageForm
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.form_page import FormPage
from reporting.authoring.form_page_form import FormPageForm
from soh.accounts.models import User
from tests.factories.forms import adopt, draft_form_page, flawed, form_page, national_home, theft_form
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return national_home()


@pytest.fixture
def page(national):
    return form_page(national)


@pytest.fixture
def user():
    return User.objects.create_superuser("national", "national@example.org", "a-long-enough-password")


@pytest.fixture
def staff(user, settings):
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(user)
    return client


def posted(page, steps, **fields):
    """What the browser posts for a page with these steps, none of them opened."""
    block = StepsBlock()
    state = json.loads(json.dumps(block.get_form_state(block.to_python(steps))))
    rich_text = json.dumps({"blocks": [], "entityMap": {}})
    data = {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "kind": page.kind,
        "introduction": rich_text,
        "before_you_start": rich_text,
        "what_happens_next": rich_text,
        "reply_time": "",
        "seo_title": "",
        "search_description": "",
        "steps-count": len(state),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
    }
    for index, child in enumerate(state):
        prefix = f"steps-{index}"
        data |= {f"{prefix}-deleted": "", f"{prefix}-order": index, f"{prefix}-type": child["type"]}
        data |= {f"{prefix}-id": child["id"], f"{prefix}-value-lazy": json.dumps(child["value"])}
    return {**data, **fields}


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_draft_with_flaws_is_saved(page, staff):
    response = staff.post(edit(page), posted(page, flawed(theft_form().steps)))

    assert response.status_code == 302
    fresh = FormPage.objects.get(pk=page.pk)
    draft = fresh.get_latest_revision_as_object().steps.get_prep_value()
    assert [option["label"] for option in draft[2]["value"]["items"][0]["value"]["options"]] == [
        "A vehicle",
        "Money, by a trick",
    ]
    assert fresh.steps.get_prep_value() == page.steps.get_prep_value()


def test_a_draft_without_any_words_is_saved(page, staff):
    steps = theft_form().steps
    steps[2]["value"]["title"] = ""
    steps[2]["value"]["items"][0]["value"]["label"] = ""

    assert staff.post(edit(page), posted(page, steps)).status_code == 302


def test_publishing_a_flawed_form_shows_the_error_at_its_block_and_changes_nothing(page, staff):
    before = FormPage.objects.values().get(pk=page.pk)
    response = staff.post(edit(page), posted(page, flawed(theft_form().steps), **{"action-publish": "1"}))

    assert response.status_code == 200
    error = response.context["form"].errors.as_data()["steps"][0]
    assert "no longer has" in str(error.block_errors[4].block_errors["show_when"].messages)
    assert b"This draft cannot be published yet" in response.content
    assert FormPage.objects.values().get(pk=page.pk) == before


def test_publishing_a_sound_form_publishes_it(page, staff):
    response = staff.post(edit(page), posted(page, theft_form().steps, title="Theft", **{"action-publish": "1"}))

    assert response.status_code == 302
    assert FormPage.objects.get(pk=page.pk).title == "Theft"


def test_a_new_form_can_be_begun(national, staff):
    response = staff.get(reverse("wagtailadmin_pages:add", args=["reporting", "formpage", national.pk]))

    assert response.status_code == 200
    assert b"Once the draft is saved" in response.content


def test_a_step_that_no_browser_posts_is_a_bad_request_and_no_error_page(page, staff):
    response = staff.post(edit(page), posted(page, theft_form().steps, **{"steps-2-value-lazy": "{"}))

    assert response.status_code == 400


def test_a_draft_that_is_being_saved_makes_nothing_optional_for_another_editor(page, user):
    """Wagtail marks fields of shared blocks as not required while a draft is saved; each form has its own copy."""
    form_class = get_edit_handler(FormPage).get_form_class()
    steps = theft_form().steps
    steps[2]["value"]["title"] = ""
    data = {name: str(value) for name, value in posted(page, steps).items()}
    saving = form_class(data, instance=FormPage(), for_user=user).fields["steps"]
    publishing = form_class(data, instance=FormPage(), for_user=user).fields["steps"]

    saving.block.defer_required_validation()

    saving.clean(saving.widget.value_from_datadict(data, {}, "steps"))
    with pytest.raises(StreamBlockValidationError):
        publishing.clean(publishing.widget.value_from_datadict(data, {}, "steps"))


def test_a_refusal_after_the_form_was_checked_leaves_no_half_of_a_publication(page, staff, monkeypatch):
    before = page.latest_revision_id
    monkeypatch.setattr(FormPageForm, "clean", PageForm.clean)

    response = staff.post(edit(page), posted(page, flawed(theft_form().steps), **{"action-publish": "1"}))

    assert response.status_code == 302
    assert any("was not published" in str(message) for message in response.wsgi_request._messages)
    fresh = FormPage.objects.get(pk=page.pk)
    assert (fresh.latest_revision_id, fresh.revisions.count()) == (before, 1)


def test_the_proof_of_a_draft_is_shown_beside_it(page, staff):
    page.steps = flawed(page.steps.get_prep_value())
    page.save_revision()

    shown = staff.get(reverse("form_proof", args=[page.pk])).content.decode()

    assert "cannot be published yet" in shown
    assert f'href="#block-{page.steps.get_prep_value()[4]["id"]}-section"' in shown


def test_a_draft_can_be_tried_and_every_preview_be_seen(page, staff):
    trial = reverse("form_trial", args=[page.pk])

    assert b"Start now" in staff.get(trial).content
    first = staff.post(trial, {"trial-go": "begin", "trial-answers": "{}"}).content.decode()
    assert "Is anyone in danger?" in first
    for mode, _ in page.preview_modes:
        assert page.make_preview_request(preview_mode=mode).status_code == 200


def test_a_draft_that_is_far_from_ready_can_be_tried_and_previewed(national, staff):
    steps = theft_form().steps
    steps[2]["value"]["title"] = ""
    steps[2]["value"]["items"][0]["value"] |= {"label": "", "options": []}
    del steps[1]
    page = draft_form_page(national, slug="unready", steps=flawed(theft_form().steps))
    page.steps = steps
    page.save_revision()

    for mode, _ in page.preview_modes:
        assert page.make_preview_request(preview_mode=mode).status_code == 200
    assert staff.post(reverse("form_trial", args=[page.pk]), {"trial-go": "begin"}).status_code == 200


@pytest.mark.parametrize("name", ["form_proof", "form_trial"])
def test_whoever_may_not_edit_the_page_is_told_it_is_not_there(page, settings, name):
    from django.contrib.auth.models import Permission

    stranger = User.objects.create_user("stranger", "s@example.org", "a-long-enough-password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(stranger)

    assert client.get(reverse(name, args=[page.pk])).status_code == 404
    assert client.get(reverse(name, args=[page.pk + 1000])).status_code == 404


def test_the_editor_costs_no_query_for_each_step(page, staff, django_assert_max_num_queries):
    staff.get(edit(page))
    with django_assert_max_num_queries(75):
        staff.get(edit(page))


def test_an_adoption_previews_the_national_form_in_the_forces_place(page):
    adoption = adopt(page, plain_force("thames-valley").site.root_page)

    response = adoption.make_preview_request()

    assert response.status_code == 200
    assert "Report a theft" in response.content.decode()
    assert "Thames Valley Police" in response.content.decode()
