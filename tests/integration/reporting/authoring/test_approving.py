"""A publisher approves what an editor submitted: opening it is no change, and one approval is enough."""

import json

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from pages.editor.sameness import same_stream
from reporting.authoring.blocks.rich_text import FormRichText
from reporting.authoring.form_page import FormPage
from sites.provisioning.people import workflow_of
from soh.accounts.models import User
from tests.factories.forms import form_page, national_home, theft_form
from tests.integration.reporting.authoring.test_editing import edit, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    home = national_home()
    workflow_of(name="Here", publishers=Group.objects.create(name="Publishers"), homes=[home])
    return form_page(home)


@pytest.fixture
def staff(settings):
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(User.objects.create_superuser("national", "national@example.org", "a-long-enough-password"))
    return client


def test_one_approval_publishes_what_was_submitted(page, staff):
    staff.post(edit(page), posted(page, theft_form().steps, title="Theft or loss", **{"action-submit": "1"}))
    submitted = FormPage.objects.get(pk=page.pk).latest_revision_id
    draft = FormPage.objects.get(pk=page.pk).get_latest_revision_as_object()

    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    staff.post(edit(page), posted(draft, draft.steps.get_prep_value(), **approval))

    published = FormPage.objects.get(pk=page.pk)
    assert published.title == "Theft or loss"
    assert published.latest_revision_id == published.live_revision_id == submitted


def test_approving_before_the_rich_text_editors_have_started_publishes_at_once(page, staff):
    """Until they have started their fields hold what the server wrote: an empty paragraph with a key of its own."""
    staff.post(edit(page), posted(page, theft_form().steps, title="Theft or loss", **{"action-submit": "1"}))
    draft = FormPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    paragraph = {"key": "c588p", "type": "unstyled", "depth": 0, "text": "", "inlineStyleRanges": []}
    early = json.dumps({"blocks": [{**paragraph, "entityRanges": []}], "entityMap": {}})
    unstarted = dict.fromkeys(("introduction", "before_you_start", "what_happens_next"), early)

    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    staff.post(edit(page), posted(draft, draft.steps.get_prep_value(), **unstarted, **approval))

    published = FormPage.objects.get(pk=page.pk)
    assert (published.title, published.has_unpublished_changes) == ("Theft or loss", False)


def test_words_that_an_approver_adds_are_a_change(page, staff):
    staff.post(edit(page), posted(page, theft_form().steps, title="Theft or loss", **{"action-submit": "1"}))
    draft = FormPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    paragraph = {"key": "c588p", "type": "unstyled", "depth": 0, "text": "Not for cars.", "inlineStyleRanges": []}
    added = json.dumps({"blocks": [{**paragraph, "entityRanges": []}], "entityMap": {}})

    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    staff.post(edit(page), posted(draft, draft.steps.get_prep_value(), introduction=added, **approval))

    assert "Not for cars." in FormPage.objects.get(pk=page.pk).get_latest_revision_as_object().introduction


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("", '<p data-block-key="a1b2c"></p>', True),
        ("<p>Some</p>", '<p data-block-key="a1b2c">Some</p>', True),
        ('<p data-block-key="zzzzz">Some</p>', '<p data-block-key="a1b2c">Some</p>', True),
        ("<p>Some</p>", '<p data-block-key="a1b2c">Some more</p>', False),
        ("", '<p data-block-key="a1b2c">Some</p>', False),
    ],
)
def test_the_keys_of_rich_text_are_no_change(before, after, same):
    block = FormRichText()

    assert same_stream(block, block.to_python(before), block.to_python(after)) is same
