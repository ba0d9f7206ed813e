"""A live force's form changes when its publisher accepts, and not before."""

import pytest

from reporting.authoring.building import question
from reporting.authoring.published import published_form
from reporting.authoring.sharing import acceptance, updates
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.models import HeldEdition, How
from reporting.catalogue import editions
from reporting.catalogue.models import Edition, FormText
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import held_number, newest_text, open_fields, open_form, publish_national

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]

MORE = [question("text", "since", "Since when?")]


@pytest.fixture
def national():
    return form_page(national_home(), **open_fields())


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def hampshire():
    return plain_force("hampshire")


@pytest.fixture
def adoptions(national, force, hampshire):
    return {each.slug: adopt(national, each.site.root_page) for each in (force, hampshire)}


def questions(page):
    return [question.code for question in published_form(page).form.questions()]


def accept(force, page, **moves):
    acceptance.accept(
        force_id=force.pk,
        form_key=page.translation_key,
        source_text=newest_text(page),
        actor="user:7",
        moves=moves,
    )


def test_the_force_that_accepts_asks_the_new_question_and_the_other_does_not(national, adoptions, force):
    publish_national(national, open_form(extra=MORE))
    assert questions(adoptions["thames-valley"]) == ["kind", "place", "true"]

    accept(force, national)

    assert questions(adoptions["thames-valley"]) == ["kind", "since", "place", "true"]
    assert questions(adoptions["hampshire"]) == ["kind", "place", "true"]


def test_one_click_goes_back_to_the_version_before_and_a_second_click_does_nothing_more(national, adoptions, force):
    publish_national(national, open_form(extra=MORE))
    accept(force, national)
    number = held_number(force, national)
    acceptance.undo(force_id=force.pk, form_key=national.translation_key, actor="user:7", held=number)

    assert questions(adoptions["thames-valley"]) == ["kind", "place", "true"]
    with pytest.raises(Refused):
        acceptance.undo(force_id=force.pk, form_key=national.translation_key, actor="user:7", held=number)
    assert questions(adoptions["thames-valley"]) == ["kind", "place", "true"]


def test_changed_words_of_the_same_version_are_an_update_too(national, adoptions, force):
    changed = open_form()
    changed.steps[0]["value"]["items"][0]["value"]["label"] = "What is it like?"
    publish_national(national, changed)
    page = adoptions["thames-valley"]
    assert published_form(page).form.text("en", "question.kind.label") == "What do you hear?"
    assert updates.state_of(force_id=force.pk, form_key=national.translation_key).is_news

    accept(force, national)

    assert published_form(page).form.text("en", "question.kind.label") == "What is it like?"


def test_translations_of_the_accepted_words_follow_and_those_of_newer_words_do_not(national, adoptions, force):
    version = editions.latest_version(national.translation_key)
    label = "question.kind.label"
    editions.publish_texts(version=version, locale="cy", texts={label: "Beth ydych chi’n ei glywed?"})
    page = adoptions["thames-valley"]
    assert published_form(page).form.text("cy", label) == "Beth ydych chi’n ei glywed?"

    changed = open_form()
    changed.steps[0]["value"]["items"][0]["value"]["label"] = "What is it like?"
    publish_national(national, changed)
    editions.publish_texts(version=version, locale="cy", texts={label: "Sut mae’n swnio?"})

    assert published_form(page).form.text("cy", label) == "Beth ydych chi’n ei glywed?"
    accept(force, national)
    assert published_form(page).form.text("cy", label) == "Sut mae’n swnio?"


def test_a_declined_version_is_no_news_until_the_next_one(national, adoptions, force):
    publish_national(national, open_form(extra=MORE))
    key = national.translation_key
    acceptance.decline(force_id=force.pk, form_key=key, source_text=newest_text(national), actor="user:7")
    assert not updates.state_of(force_id=force.pk, form_key=key).is_news
    assert updates.state_of(force_id=force.pk, form_key=key).has_update

    publish_national(national, open_form(extra=[*MORE, question("text", "who", "Who makes it?")]))

    assert updates.state_of(force_id=force.pk, form_key=key).is_news


def test_what_was_not_looked_at_cannot_be_accepted(national, adoptions, force):
    seen = newest_text(national)
    publish_national(national, open_form(extra=MORE))

    with pytest.raises(Refused):
        acceptance.accept(force_id=force.pk, form_key=national.translation_key, source_text=seen, actor="user:7")


def test_every_decision_is_audited_with_the_form_alone(national, adoptions, force):
    publish_national(national, open_form(extra=MORE))
    accept(force, national)
    with tenancy.transaction(force):
        acts = [event.action for event in AuditEvent.objects.filter(force_id=force.pk).order_by("id")]

    assert acts == ["form.adopted", "form.accepted"]


def test_forces_without_anything_of_their_own_share_one_edition(national, adoptions, force, hampshire):
    publish_national(national, open_form(extra=MORE))
    accept(force, national)
    accept(hampshire, national)

    assert Edition.objects.count() == 2
    assert HeldEdition.objects.filter(how=How.ACCEPTED).values("edition").distinct().count() == 1


def test_the_state_of_many_forces_costs_what_that_of_one_costs(national, adoptions, django_assert_num_queries):
    updates.states()
    with django_assert_num_queries(6):
        assert len(updates.states()) == 2
    for slug in ("surrey", "kent", "essex"):
        adopt(national, plain_force(slug).site.root_page)
    updates.states()

    with django_assert_num_queries(6):
        assert len(updates.states()) == 5


def test_both_doors_show_what_the_force_holds(national, adoptions, force, public_client):
    publish_national(national, open_form(extra=MORE))
    visitor, stranger = public_client("thames-valley.localhost:8000"), public_client("hampshire.localhost:8000")
    assert asked(visitor) == ["kind", "place", "true"]

    accept(force, national)

    assert asked(visitor) == ["kind", "since", "place", "true"]
    assert asked(stranger) == ["kind", "place", "true"]
    assert "Since when?" in visitor.get("/report-noise/noise/").content.decode()
    assert "Since when?" not in stranger.get("/report-noise/noise/").content.decode()


def asked(client):
    steps = client.get("/api/v1/forms/report-noise/").json()["steps"]
    return [item["code"] for step in steps for item in step["items"]]


def test_words_belong_to_versions_that_are_never_lost(national, adoptions, force):
    publish_national(national, open_form(extra=MORE))
    accept(force, national)

    assert FormText.objects.filter(version__form_key=national.translation_key).count() == 2
    assert HeldEdition.objects.filter(force=force).count() == 2
