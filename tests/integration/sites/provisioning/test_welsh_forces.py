"""Forces of Wales have every page in both languages, one translation key for each; others have no Welsh at all."""

import pytest
from wagtail.models import Page, Site

from sites.provisioning.force import provision_force

pytestmark = pytest.mark.django_db


def test_a_welsh_force_has_each_page_in_both_languages_under_one_key(national: Site) -> None:
    home = provision_force(slug="dyfed-powys", actor="system").force.site.root_page
    welsh_home = home.get_translations().get()

    english = Page.objects.descendant_of(home, inclusive=True).live()
    welsh = Page.objects.descendant_of(welsh_home, inclusive=True).live()
    assert welsh_home.title == "Heddlu Dyfed-Powys"
    assert {page.locale.language_code for page in welsh} == {"cy"}
    assert {page.translation_key for page in welsh} == {page.translation_key for page in english}
    assert {page.slug for page in welsh} - {"dyfed-powys-cy"} == {page.slug for page in english} - {"dyfed-powys"}


def test_its_welsh_pages_have_the_national_welsh_titles(national: Site) -> None:
    home = provision_force(slug="dyfed-powys", actor="system").force.site.root_page
    titles = Page.objects.descendant_of(home.get_translations().get()).values_list("slug", "title")

    assert dict(titles) == {
        "report-a-crime": "Rhoi gwybod am drosedd",
        "advice": "Cyngor",
        "burglary": "Os bydd lladron yn eich cartref",
        "privacy": "Hysbysiad preifatrwydd",
    }


def test_its_welsh_home_speaks_welsh(national: Site) -> None:
    home = provision_force(slug="dyfed-powys", actor="system").force.site.root_page.get_translations().get().specific

    assert home.tasks[0].value["text"].startswith("Dywedwch wrthym")
    assert "Heddlu Dyfed-Powys" in home.summary


def test_an_english_force_gets_no_welsh_pages(national: Site) -> None:
    home = provision_force(slug="hampshire", actor="system").force.site.root_page

    assert not home.get_translations().exists()
