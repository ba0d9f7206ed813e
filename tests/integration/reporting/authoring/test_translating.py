"""A form in Welsh: one logic, words by block, and never English words under a Welsh name."""

import json

import pytest
from wagtail.models import Locale
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from reporting.authoring.form_page import FormPage
from reporting.authoring.published import published_form
from reporting.authoring.publishing import findings
from reporting.authoring.refusal import PublishRefused
from reporting.catalogue.models import FormText, FormVersion
from tests.factories.forms import draft_form_page, flawed, form_page, national_home

pytestmark = pytest.mark.django_db

LABEL = "question.crime.label"


@pytest.fixture
def welsh():
    return Locale.objects.get_or_create(language_code="cy")[0]


@pytest.fixture
def english(welsh):
    home = national_home()
    home.copy_for_translation(welsh).save_revision().publish()
    return form_page(home)


def in_welsh(english, welsh, **words):
    """The Welsh page with these words in the place of English ones."""
    page = english.copy_for_translation(welsh)
    steps = english.steps.get_prep_value()
    text = json.dumps(steps)
    for old, new in words.items():
        text = text.replace(json.dumps(old.replace("_", " ")), json.dumps(new))
    page.steps = json.loads(text)
    page.title = page.draft_title = "Rhoi gwybod am ddwyn"
    return page


def texts(page, locale):
    version = FormVersion.objects.filter(form_key=page.translation_key).latest("number")
    row = FormText.objects.filter(version=version, locale=locale).order_by("-number").first()
    return row.texts if row else {}


def test_publishing_the_welsh_page_adds_its_words_and_no_version(english, welsh):
    page = in_welsh(english, welsh, What_happened="Beth ddigwyddodd")
    page.save_revision().publish()

    assert FormVersion.objects.filter(form_key=english.translation_key).count() == 1
    assert texts(english, "cy") == {
        "form.title": "Rhoi gwybod am ddwyn",
        "step.what-happened.title": "Beth ddigwyddodd",
    }


def test_words_still_in_english_are_not_published_as_welsh(english, welsh):
    in_welsh(english, welsh).save_revision().publish()

    assert LABEL not in texts(english, "cy")
    form = published_form(FormPage.objects.get(locale=welsh, slug=english.slug)).form
    assert form.text("cy", LABEL) == "What was taken?"
    assert form.text_locale("cy", LABEL) == "en"


def test_the_editor_of_a_translation_is_told_how_much_is_missing(english, welsh):
    (finding,) = findings(in_welsh(english, welsh))

    assert not finding.is_error
    assert "not translated yet" in finding.message


def test_a_translation_cannot_be_published_before_its_source(welsh):
    draft = draft_form_page(national_home())
    draft.get_parent().specific.copy_for_translation(welsh).save_revision().publish()
    page = in_welsh(draft, welsh)

    with pytest.raises(PublishRefused, match="first language"):
        page.save_revision().publish()


def test_welsh_words_outlive_a_change_of_the_english_logic_but_not_of_their_own_source(english, welsh):
    page = in_welsh(english, welsh, **{"What_happened": "Beth ddigwyddodd", "What_was_taken?": "Beth a gymerwyd?"})
    page.save_revision().publish()

    steps = english.steps.get_prep_value()
    steps[2]["value"]["items"][0]["value"]["label"] = "What did they take?"
    steps[2]["value"]["items"][1]["value"]["required"] = False
    english.steps = steps
    english.save_revision().publish()

    assert texts(english, "cy")["step.what-happened.title"] == "Beth ddigwyddodd"
    assert LABEL not in texts(english, "cy")


def _translation(english, welsh):
    source, _ = TranslationSource.update_or_create_from_instance(english)
    return Translation.objects.create(source=source, target_locale=welsh)


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    """`save(translation, publish=...)`: wagtail-localize publishes when its transaction has been committed."""

    def save_target(translation, *, publish):
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=publish)

    return save_target


def _translate(translation, words, into):
    string = String.objects.get(locale=translation.source.locale, data=words)
    for segment in translation.source.stringsegment_set.filter(string=string):
        StringTranslation.objects.create(
            translation_of=string,
            locale=translation.target_locale,
            context=TranslationContext.objects.get(pk=segment.context_id),
            data=into,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )


def test_wagtail_localize_translates_a_form_and_keeps_logic_and_address(english, welsh, save):
    translation = _translation(english, welsh)
    _translate(translation, "What was taken?", "Beth a gymerwyd?")
    _translate(translation, "A bicycle", "Beic")
    save(translation, publish=True)

    page = FormPage.objects.get(locale=welsh, translation_key=english.translation_key)
    assert page.slug == english.slug
    steps, source = page.steps.get_prep_value(), english.steps.get_prep_value()
    assert [step["id"] for step in steps] == [step["id"] for step in source]
    assert steps[4]["value"]["show_when"] == source[4]["value"]["show_when"]
    assert texts(english, "cy") == {LABEL: "Beth a gymerwyd?", "option.crime.bicycle.label": "Beic"}


def test_saving_a_localized_draft_changes_nothing_that_is_public(english, welsh, save):
    translation = _translation(english, welsh)
    _translate(translation, "A bicycle", "Beic")
    save(translation, publish=True)
    before = texts(english, "cy")

    _translate(translation, "What was taken?", "Beth a gymerwyd?")
    save(translation, publish=False)

    assert texts(english, "cy") == before


def test_a_broken_english_draft_never_reaches_live_by_its_translation(english, welsh, save):
    english.steps = flawed(english.steps.get_prep_value())
    english.save_revision()
    translation = _translation(english.get_latest_revision_as_object(), welsh)

    save(translation, publish=True)

    version = FormVersion.objects.get(form_key=english.translation_key)
    assert "bicycle" in str(version.logic)
