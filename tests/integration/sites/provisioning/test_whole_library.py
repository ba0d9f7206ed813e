"""The national library as an editor finds it after the first run."""

import pytest
from wagtail.models import Page

from reporting.authoring import publishing
from reporting.authoring.models import FormPage
from reporting.catalogue.models import FormText
from sites.provisioning.national import provision_national
from tests.factories.forces import small_national_site

pytestmark = pytest.mark.django_db


def test_every_page_is_sound_and_there_in_both_languages_block_by_block() -> None:
    home = provision_national().root_page
    english = Page.objects.descendant_of(home, inclusive=True).specific()
    pages = [*english, *Page.objects.descendant_of(home.get_translations().get(), inclusive=True).specific()]

    assert len(pages) == 2 * len(english)
    assert len(english) >= 12
    for page in pages:
        page.full_clean()
        assert page.live, page
        assert not page.has_unpublished_changes, page
        for field in ("tasks", "body", "steps"):
            stream = getattr(page, field, None)
            if stream is not None:
                stream.stream_block.clean(stream)
    for page in english:
        welsh = page.get_translations().get().specific
        for field in ("tasks", "body", "steps"):
            if hasattr(page, field):
                ids = [[block.id for block in getattr(each, field)] for each in (page, welsh)]
                assert ids[0] == ids[1]
                assert None not in ids[0]


def test_the_crime_report_is_published_in_both_languages_without_a_gap() -> None:
    home = provision_national().root_page
    page = FormPage.objects.descendant_of(home).get(slug="report-a-crime")
    welsh = page.get_translations().get().specific

    assert [finding for finding in publishing.findings(page) if finding.is_error] == []
    assert publishing.findings(welsh) == ()
    texts = {row.locale: row.texts for row in FormText.objects.all()}
    assert set(texts["en"]) == set(texts["cy"])


def test_a_page_that_national_editors_changed_is_left_as_it_is() -> None:
    home = small_national_site().root_page
    page = Page.objects.descendant_of(home).get(slug="privacy").specific
    page.title = "Our privacy notice"
    page.save_revision().publish()
    before = Page.objects.count()

    small_national_site()

    assert Page.objects.get(pk=page.pk).title == "Our privacy notice"
    assert Page.objects.count() == before
