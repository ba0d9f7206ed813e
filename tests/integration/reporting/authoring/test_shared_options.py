"""Options of the library in a form: as they stand when it is compiled."""

import pytest

from pages.library.options import OptionList
from reporting.authoring.building import build, question, step
from reporting.authoring.findings import findings_of
from reporting.authoring.form_page import FormPage
from reporting.authoring.page_source import compile_page, draft_form, stored_steps
from sites.forces.models import Force
from sites.provisioning.entries import make_entries
from sites.provisioning.library.entries_options import OPTION_LISTS
from sites.provisioning.library.entry_words import OptionListWords
from sites.provisioning.library.form_words import Words
from tests.factories.pages import create_force, home_of

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "cy")


@pytest.fixture
def lists():
    make_entries(entries=OPTION_LISTS, force=None, languages=LANGUAGES)


@pytest.fixture
def site():
    return create_force("dyfed-powys", welsh=True)


def page_in(site, language="en", shared_options="languages"):
    asked = question("select", "spoken", "Which language?", shared_options=shared_options)
    built = build("languages", [step("one", title="One", items=[asked])])
    home = home_of(site, language)
    page = FormPage(
        title="Form",
        slug="a-form",
        kind="service",
        steps=built.steps,
        given_codes=built.codes,
        locale=home.locale,
        live=False,
    )
    return home.add_child(instance=page)


def test_the_national_lists_come_with_both_languages_and_codes_that_hold(lists):
    assert OptionList.objects.filter(force=None).count() == 2 * len(OPTION_LISTS)
    for entry in OptionList.objects.all():
        entry.full_clean()
        entry.options.stream_block.clean(entry.options)
        assert len(entry.options) > 10


def test_a_form_has_the_codes_of_the_list_and_words_in_its_language(lists, site):
    english, welsh = draft_form(page_in(site)), draft_form(page_in(site, "cy"))

    codes = [option.code for option in english.question("spoken").options]
    assert codes == [option.code for option in welsh.question("spoken").options]
    assert len(codes) > 100
    assert english.text("en", "option.spoken.pl.label") == "Polish"
    assert welsh.text("cy", "option.spoken.pl.label") == "Pwyleg"


def test_a_list_of_the_forces_own_is_used_in_its_place(lists, site):
    own = OptionListWords("languages", Words("Ours", "Ein rhai ni"), (("cy", Words("Welsh", "Cymraeg")),))
    page = page_in(site)
    make_entries(entries=(own,), force=Force.objects.get(pk=site.force.id), languages=LANGUAGES)

    options = draft_form(page).question("spoken").options
    assert [option.code for option in options] == ["cy"]


def test_a_list_that_is_gone_leaves_no_options_which_the_findings_tell(site):
    page = page_in(site, shared_options="planets")

    assert draft_form(page).question("spoken").options == ()
    assert any("option" in finding.message.lower() for finding in findings_of(compile_page(page), stored_steps(page)))
