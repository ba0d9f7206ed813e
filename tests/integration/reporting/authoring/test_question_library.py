"""Questions of the library in forms: named by version, under codes that hold, changed only by the form's editor."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from reporting.authoring import publishing
from reporting.authoring.building import build, step
from reporting.authoring.page_source import compile_page, draft_form
from reporting.authoring.question_library.models import QuestionGroup
from reporting.authoring.refusal import PublishRefused
from reporting.catalogue import editions
from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.forms import draft_form_page
from tests.factories.pages import create_force, create_national, home_of
from tests.factories.question_groups import chosen, contact_questions, newest, question_group
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return home_of(create_national())


@pytest.fixture
def editors(fresh_process):
    """A browser of an editor of a force."""
    return lambda site: staff_browser(staff(Role.EDITOR, force_of(site)))


@pytest.fixture
def national_editor(national, fresh_process):
    return staff_browser(staff(Role.NATIONAL_EDITOR))


def force_of(site):
    return Force.objects.get(pk=site.force.id)


def page_with(parent, *items, slug="a-form", **fields):
    built = build(slug, [step("one", title="One", items=list(items))])
    return draft_form_page(parent, built=built, slug=slug, kind="service", **fields)


def take(page, version):
    """Take another version, as the editor does."""
    page.steps[0].value["items"][0].value["chosen"]["version"] = version
    page.save_revision().publish()
    page.refresh_from_db()


def codes_of(page):
    return [question.code for question in draft_form(page).questions()]


def test_a_form_asks_what_the_version_asks_and_nothing_is_lost_of_its_conditions(national):
    page = page_with(national, chosen(question_group()))

    form = draft_form(page)
    may_call, number = form.steps[0].items
    assert form.text("en", f"question.{may_call.code}.label") == "May we call you?"
    assert number.revealed
    assert number.show_when.question == may_call.code
    assert number.show_when.value == may_call.options[0].code
    assert not [finding for finding in publishing.findings(page) if finding.is_error]


def test_publishing_an_entry_changes_no_form_and_a_form_that_takes_it_keeps_its_codes(national):
    group = question_group()
    page = page_with(national, chosen(group))
    page.save_revision().publish()
    before = editions.latest_version(page.translation_key)

    question_group(questions=contact_questions(phone="A number to reach you on"))
    assert newest(group).number == 2
    assert editions.latest_version(page.translation_key) == before
    assert "question.your-telephone-number.label" in draft_form(page).texts["en"]

    page.refresh_from_db()
    take(page, 2)
    form = draft_form(page)
    assert [question.code for question in form.questions()] == ["may-we-call-you", "your-telephone-number"]
    assert form.text("en", "question.your-telephone-number.label") == "A number to reach you on"


def test_the_same_entry_twice_in_a_form_gives_questions_of_their_own(national):
    group = question_group()
    page = page_with(national, chosen(group, "first"), chosen(group, "second"))

    assert codes_of(page) == [
        "may-we-call-you",
        "your-telephone-number",
        "may-we-call-you-2",
        "your-telephone-number-2",
    ]
    first, second = (item.show_when.question for item in draft_form(page).questions() if item.show_when)
    assert (first, second) == ("may-we-call-you", "may-we-call-you-2")


def test_a_crafted_form_that_gives_two_blocks_one_mark_still_asks_two_questions(national):
    group = question_group()
    page = page_with(national, chosen(group, "first"), chosen(group, "second"))
    first, second = page.steps[0].value["items"]
    second.value["chosen"]["mark"] = first.value["chosen"]["mark"]

    assert len(set(codes_of(page))) == 4


def test_publishing_the_same_words_again_makes_no_new_version():
    group = question_group()
    group.save_revision().publish()

    assert newest(group).number == 1


def test_an_update_is_told_beside_the_form_until_it_is_taken_or_left(national):
    group = question_group()
    page = page_with(national, chosen(group))
    question_group(questions=contact_questions(phone="A number to reach you on"))

    (finding,) = [one for one in publishing.findings(page) if "version 2" in one.message]
    assert not finding.is_error
    assert finding.block_id == page.steps[0].value["items"][0].id

    page.steps[0].value["items"][0].value["chosen"]["kept"] = 2
    assert not [one for one in publishing.findings(page) if "version 2" in one.message]


def test_another_question_of_the_form_can_ask_about_an_answer_to_the_librarys(national):
    group = question_group()
    page = page_with(national, chosen(group))
    mark = page.steps[0].value["items"][0].value["chosen"]["mark"]
    first = contact_questions()[0]["value"]["items"][0]
    asked, option = f"{mark}:{first['id']}", f"{mark}:{first['value']['options'][0]['id']}"
    data = page.steps.get_prep_value()
    later = build("later", [step("two", title="Two", items=[])]).steps[0]
    later["value"]["show_when"] = {
        "match": "all",
        "tests": [{"question": asked, "operator": "is", "value": option, "said": {"question": "", "value": ""}}],
    }
    page.steps = [*data, later]

    assert draft_form(page).steps[1].show_when.question == "may-we-call-you"


def test_what_a_form_may_not_have_is_refused_at_its_block(national):
    page = page_with(national, chosen(question_group(), version=9))

    (finding,) = [one for one in publishing.findings(page) if one.is_error and "library" in one.message]
    assert finding.block_id == page.steps[0].value["items"][0].id
    with pytest.raises(PublishRefused):
        page.save_revision().publish()


def test_a_flaw_of_the_librarys_questions_leads_to_the_block_that_names_them(national):
    group = question_group()
    newest_version = newest(group)
    type(newest_version).objects.filter(pk=newest_version.pk).update(content={"en": []})  # however that came to be
    version = newest(group)
    items = contact_questions()[0]["value"]["items"]
    items[0]["value"]["label"] = ""
    type(version).objects.filter(pk=version.pk).update(content={"en": items})
    page = page_with(national, chosen(group))

    blocks = {one.block_id for one in publishing.findings(page) if one.is_error}
    assert blocks == {page.steps[0].value["items"][0].id}


def test_a_group_with_a_flaw_is_saved_as_a_draft_and_refused_on_every_road_to_live():
    group = question_group()
    broken = contact_questions()
    broken[0]["value"]["items"][0]["value"]["label"] = ""
    group.questions = broken
    revision = group.save_revision()

    with pytest.raises(PublishRefused):
        revision.publish()
    assert newest(group).number == 1


def test_a_group_that_asks_nothing_is_not_published():
    group = QuestionGroup(key="empty", name="Empty", locale=Locale.objects.get_or_create(language_code="en")[0])

    with pytest.raises(PublishRefused):
        group.save()


def test_welsh_words_come_with_the_version_and_only_where_they_were_written(national):
    group = question_group()
    welsh = Locale.objects.get_or_create(language_code="cy")[0]
    words = contact_questions(phone="Eich rhif ffôn")
    own = QuestionGroup(
        key=group.key, name="Manylion cyswllt", locale=welsh, translation_key=group.translation_key, questions=words
    )
    own.save()

    assert newest(group).number == 2
    page = page_with(national, chosen(group, version=2))
    page.save_revision().publish()
    copy = page.copy_for_translation(welsh, copy_parents=True)
    compiled = compile_page(copy)
    assert compiled.form.text("cy", "question.your-telephone-number.label") == "Eich rhif ffôn"


class TestIsolation:
    """A force sees national entries and its own, and never another's."""

    @pytest.fixture
    def kent(self):
        return create_force("kent")

    def test_a_forces_entry_stands_in_its_own_forms_only(self, national, kent):
        devon = create_force("devon-and-cornwall")
        own = question_group("ours", force=force_of(kent))

        assert len(codes_of(page_with(home_of(kent), chosen(own)))) == 2
        assert codes_of(page_with(home_of(devon), chosen(own))) == []
        assert codes_of(page_with(national, chosen(own))) == []

    def test_the_editor_is_told_of_national_and_own_entries_only(self, national, kent, editors):
        devon = create_force("devon-and-cornwall")
        shared, own = question_group(), question_group("ours", force=force_of(kent))
        foreign = question_group("theirs", force=force_of(devon))
        asked = f"?page={home_of(kent).pk}&with={own.translation_key}:1,{foreign.translation_key}:1"

        told = editors(kent).get(reverse("form_question_groups") + asked).json()
        assert {one["group"] for one in told["offers"]} == {str(shared.translation_key), str(own.translation_key)}
        assert str(foreign.translation_key) not in str(told)

    def test_a_national_form_is_offered_no_forces_entries(self, national, kent, editors):
        question_group("ours", force=force_of(kent))

        told = editors(kent).get(reverse("form_question_groups") + f"?page={national.pk}").json()
        assert told["offers"] == []

    def test_pages_about_another_forces_entry_are_missing(self, kent, editors):
        devon = create_force("devon-and-cornwall")
        foreign = question_group("theirs", force=force_of(devon))
        browser = editors(kent)
        for name, args in (("form_question_group_forms", []), ("form_question_group_changes", [1, 1])):
            answer = browser.get(reverse(name, args=[foreign.translation_key, *args]))
            assert answer.status_code == 404

    def test_the_list_of_uses_names_own_forms_to_a_force_and_only_the_force_to_the_national_team(
        self, national, kent, editors, national_editor
    ):
        group = question_group()
        page_with(home_of(kent), chosen(group), slug="secret-plans", title="Kent’s own form")
        page_with(home_of(create_force("devon-and-cornwall")), chosen(group), slug="other", title="Devon’s own form")
        page_with(national, chosen(group), slug="shared", title="Everybody’s form").save_revision().publish()
        address = reverse("form_question_group_forms", args=[group.translation_key])

        shown = editors(kent).get(address).content.decode()
        assert "Kent’s own form" in shown
        assert "Devon" not in shown
        shown = national_editor.get(address).content.decode()
        assert "Everybody’s form" in shown
        assert "own form" not in shown
        assert shown.count("A form of the force") == 2


def test_the_difference_of_two_versions_is_told_in_words(national_editor):
    group = question_group()
    question_group(questions=contact_questions(phone="A number to reach you on"))

    shown = national_editor.get(
        reverse("form_question_group_changes", args=[group.translation_key, 1, 2])
    ).content.decode()
    assert "1 changed question" in shown
    assert "reach" in shown


def test_the_editor_of_a_group_opens_and_its_page_of_uses_lists_versions(national_editor):
    group = question_group()
    edit = reverse(QuestionGroup.snippet_viewset.get_url_name("edit"), args=[group.pk])

    assert national_editor.get(edit).status_code == 200
    assert (
        "Version 1"
        in national_editor.get(reverse("form_question_group_forms", args=[group.translation_key])).content.decode()
    )
