"""A force's own questions, words and team: laid over the version that it holds, proved, and never lost silently."""

import pytest
from wagtail.models import Locale

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.published import published_form
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.sharing import acceptance, adopting
from reporting.authoring.sharing.acceptance import DROP, Refused
from reporting.authoring.sharing.holding import held_by
from sites.forces.hosts import HOSTS
from soh.core import versions
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import held_number, local_question, newest_text, open_fields, open_form, publish_national

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]

PUB = "local--which-pub-is-it"


@pytest.fixture
def national():
    return form_page(national_home(), **open_fields())


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def page(national, force):
    return adopt(
        national,
        force.site.root_page,
        local_questions=[local_question()],
        own_reply_time="within 2 days",
        team="Noise team",
    )


def codes(page):
    return [question.code for question in published_form(page).form.questions()]


def test_a_local_question_stands_at_the_end_of_its_step_under_a_code_of_the_forces_own(page, national):
    assert codes(page) == ["kind", PUB, "place", "true"]
    assert published_form(page).form.text("en", "form.reply_time") == "within 2 days"
    assert [question.code for question in published_form(national).form.questions()] == ["kind", "place", "true"]


def test_another_force_is_not_asked_it(page, national):
    other = adopt(national, plain_force("hampshire").site.root_page)

    assert codes(other) == ["kind", "place", "true"]


def test_a_label_that_changes_keeps_its_code(page):
    page.local_questions = [local_question("What is the pub called?")]
    page.save_revision().publish()

    assert codes(page) == ["kind", PUB, "place", "true"]
    assert published_form(page).form.text("en", f"question.{PUB}.label") == "What is the pub called?"


def test_a_code_once_given_is_never_given_to_another_question(page):
    page.local_questions = [local_question(block="2")]
    page.save_revision().publish()

    assert codes(page)[1] == f"{PUB}-2"


def test_a_question_in_a_step_that_is_not_open_is_refused_and_nothing_changes(page):
    page.local_questions = [local_question(step_code="where")]
    with pytest.raises(PublishRefused):
        page.save_revision().publish()

    assert codes(page) == ["kind", PUB, "place", "true"]


def test_own_words_for_a_text_that_is_not_open_are_refused(page):
    page.own_introduction = "<p>Ours</p>"
    with pytest.raises(PublishRefused):
        page.save_revision().publish()


def test_an_acceptance_is_refused_while_an_own_question_has_no_place(page, national, force):
    publish_national(national, open_form(open_to_forces=False))
    with pytest.raises(Refused) as refused:
        accept(force, national)

    assert "Which pub is it?" in str(refused.value)
    assert codes(page) == ["kind", PUB, "place", "true"]


def accept(force, national, **moves):
    key = national.translation_key
    acceptance.accept(force_id=force.pk, form_key=key, source_text=newest_text(national), actor="user:7", moves=moves)


def moved_form():
    built = open_form(open_to_forces=False)
    built.steps[1]["value"]["open_to_forces"] = True
    return built


def test_the_publisher_moves_the_question_to_another_open_step(page, national, force):
    publish_national(national, moved_form())
    accept(force, national, **{PUB: "where"})

    assert codes(page) == ["kind", "place", PUB, "true"]
    stored = AdoptedFormPage.objects.get(pk=page.pk)
    assert stored.local_questions[0].value["step"] == "where"


def test_a_dropped_question_comes_back_when_the_acceptance_is_undone(page, national, force):
    publish_national(national, moved_form())
    accept(force, national, **{PUB: DROP})
    assert codes(page) == ["kind", "place", "true"]
    assert len(AdoptedFormPage.objects.get(pk=page.pk).local_questions) == 0

    key, number = national.translation_key, held_number(force, national)
    acceptance.undo(force_id=force.pk, form_key=key, actor="user:7", held=number)

    assert codes(page) == ["kind", PUB, "place", "true"]
    assert len(AdoptedFormPage.objects.get(pk=page.pk).local_questions) == 1


def test_an_option_of_a_force_cannot_make_a_report_anonymous(page):
    item = local_question("Anonymous?")
    item["value"]["items"][0] = {
        "type": "radios",
        "id": "00000000-0000-4000-8000-000000000009",
        "value": {
            "label": "Stay anonymous?",
            "options": [
                {"id": "00000000-0000-4000-8000-000000000019", "label": "Yes", "hint": "", "mark": "anonymous"},
                {"id": "00000000-0000-4000-8000-000000000029", "label": "No", "hint": "", "mark": ""},
            ],
        },
    }
    page.local_questions = [item]
    page.save_revision().publish()

    form = published_form(page).form
    assert [option.marks for option in form.question("local--stay-anonymous").options] == ["", ""]


def welsh_page(force, page):
    welsh, _ = Locale.objects.get_or_create(language_code="cy")
    force.site.root_page.copy_for_translation(welsh).save_revision().publish()
    versions.bump(HOSTS)
    return page.copy_for_translation(welsh)


def test_missing_welsh_is_a_finding_and_the_welsh_page_brings_the_words(page, force):
    copy = welsh_page(force, page)
    assert [finding.is_error for finding in adopting.findings(page)] == [False]

    copy.local_questions = [local_question("Pa dafarn yw hi?")]
    copy.own_reply_time = "o fewn 2 ddiwrnod"
    copy.save_revision().publish()

    form = published_form(page).form
    assert form.text("cy", f"question.{PUB}.label") == "Pa dafarn yw hi?"
    assert form.text("cy", "form.reply_time") == "o fewn 2 ddiwrnod"
    assert adopting.findings(AdoptedFormPage.objects.get(pk=page.pk)) == ()


def test_words_that_the_force_replaced_are_not_contradicted_by_the_nations_welsh(page, national, force):
    from reporting.catalogue import editions

    version = editions.latest_version(national.translation_key)
    editions.publish_texts(version=version, locale="cy", texts={"form.reply_time": "o fewn 5 diwrnod"})

    assert published_form(page).form.text("cy", "form.reply_time") == "within 2 days"


def test_the_team_travels_with_the_edition_that_a_report_pins(page, national, force):
    assert held_by(force.pk, national.translation_key).edition.overlay["team"] == "Noise team"
    assert published_form(page).form.team == "Noise team"
    assert published_form(national).form.team == ""
