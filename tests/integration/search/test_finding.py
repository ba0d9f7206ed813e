"""Visitors find pages and forms by their words, whichever engine answers."""

from __future__ import annotations

import pytest

from pages.types.news import NewsIndexPage, NewsPage
from reporting.authoring.adopted_form_page import AdoptedFormPage
from search.service import search
from sites.forces.hosts import HostedSite
from tests.factories.forms import form_page
from tests.factories.pages import add_page, adopt, create_force, create_national, home_of, translate
from tests.integration.search.conftest import Indexing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]


def titles(site: HostedSite, text: str, language: str = "en", **options: object) -> list[str]:
    """What a search finds, best first."""
    return [result.title for result in search(site, language, text, **options).items]  # type: ignore[arg-type]


@pytest.fixture
def advice(committing: Indexing) -> HostedSite:
    """A force with three pages of advice."""
    with committing():
        site = create_force()
        home = home_of(site)
        body = [("heading", {"text": "Locks", "level": "h2"}), ("text", "<p>Fit a <b>deadbolt</b>. Café rules.</p>")]
        add_page(home, slug="burglary", title="Burglary", summary="What to do when your home was entered", body=body)
        clare = "Mark your frame. Clare's law is elsewhere."
        add_page(home, slug="bikes", title="Stolen bicycles", summary=clare, body=[("text", "<p>Report it.</p>")])
        council = "Ask the council about noisy neighbours"
        add_page(home, slug="noise", title="Noise", summary=council, body=[("text", "<p>Call them.</p>")])
    return site


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("burglary", "Burglary"),  # title
        ("entered", "Burglary"),  # summary
        ("deadbolt", "Burglary"),  # rich text of the body
        ("locks", "Burglary"),  # heading of the body
        ("burglaries", "Burglary"),  # another form of the word
        ("LOCK deadbolts", "Burglary"),
        ("cafe", "Burglary"),  # without its accent
        ("bicycle stolen", "Stolen bicycles"),
        ("Clare’s law", "Stolen bicycles"),
        ("noisy neighbour", "Noise"),
        ("entered deadbolt", "Burglary"),  # one word in the summary, one in the body
    ],
)
def test_a_page_is_found_by_its_title_summary_and_body(advice: HostedSite, text: str, found: str) -> None:
    assert titles(advice, text) == [found]


def test_pages_with_all_words_come_alone(advice: HostedSite) -> None:
    found = search(advice, "en", "noisy council")

    assert [result.title for result in found.items] == ["Noise"]
    assert found.has_all_words


def test_where_no_page_has_all_words_those_with_some_are_found(advice: HostedSite) -> None:
    found = search(advice, "en", "bicycle council")

    assert {result.title for result in found.items} == {"Stolen bicycles", "Noise"}
    assert not found.has_all_words


@pytest.mark.parametrize("misspelt", ["burglry", "burgulary", "bruglary"])
def test_a_misspelt_word_finds_what_was_meant(advice: HostedSite, misspelt: str) -> None:
    assert titles(advice, misspelt)[:1] == ["Burglary"]


def test_what_no_page_has_finds_nothing(advice: HostedSite) -> None:
    found = search(advice, "en", "xylophone")

    assert (found.items, found.total) == ((), 0)


def test_services_come_before_advice_and_advice_before_news(committing: Indexing) -> None:
    with committing():
        site = create_force()
        home = home_of(site)
        words = {"title": "Report a theft", "summary": "Report a theft here"}
        news = add_page(home, NewsIndexPage, slug="news", title="News")
        add_page(news, NewsPage, slug="theft-news", body=[("text", "<p>x</p>")], **words)
        add_page(home, slug="theft-advice", body=[("text", "<p>x</p>")], **words)
        form_page(home, slug="report-theft", **words)

    assert [result.type for result in search(site, "en", "report theft").items] == ["form", "advice", "news"]
    assert [result.type for result in search(site, "en", "theft", page_type="news").items] == ["news"]


def test_a_form_is_found_by_its_questions_and_their_choices(committing: Indexing) -> None:
    with committing():
        site = create_force()
        form_page(home_of(site), title="Report a crime", slug="report")

    assert titles(site, "did anyone see it") == ["Report a crime"]
    assert titles(site, "car van") == ["Report a crime"]


def test_an_adoption_is_found_by_the_words_of_its_source(committing: Indexing) -> None:
    with committing():
        national, site = create_national(), create_force()
        source = add_page(
            home_of(national), title="Scams", summary="Hang up", body=[("text", "<p>Never read out a passcode.</p>")]
        )
        adopt(source, home_of(site), title="Fraud by phone")

    for words in ("fraud phone", "hang up", "passcode", "scams"):
        assert titles(site, words) == ["Fraud by phone"], words
    result = search(site, "en", "passcode").items[0]
    assert (result.type, result.summary) == ("advice", "Hang up")


def test_an_adopted_form_is_found_by_the_national_questions(committing: Indexing) -> None:
    with committing():
        national, site = create_national(), create_force()
        source = form_page(home_of(national), title="Report a crime", slug="report", summary="Tell us what happened")
        add_page(home_of(site), AdoptedFormPage, title="Tell us", slug="tell-us", source_id=source.pk)

    for words in ("what was taken", "bicycle", "happened"):
        assert titles(site, words) == ["Tell us"], words
    assert search(site, "en", "bicycle").items[0].type == "form"


def test_each_language_finds_its_own_pages(committing: Indexing) -> None:
    with committing():
        site = create_force(welsh=True)
        page = add_page(home_of(site), title="Burglary", slug="burglary")
        translate(page, title="Byrgleriaeth yn eich tŷ")

    assert titles(site, "byrgleriaeth", "cy") == ["Byrgleriaeth yn eich tŷ"]
    assert titles(site, "ty", "cy") == ["Byrgleriaeth yn eich tŷ"]
    assert titles(site, "byrgleriaeth") == []
    assert titles(site, "burglary", "cy") == []


def test_a_welsh_adoption_is_found_by_the_welsh_words_of_its_source(committing: Indexing) -> None:
    with committing():
        national, site = create_national(), create_force(welsh=True)
        source = add_page(home_of(national), title="Scams", slug="scams")
        adopted = adopt(source, home_of(site))
        translate(adopted, title="Sgamiau")
        translate(home_of(national), title="Heddlu", slug="national-cy")
        translate(source, title="Sgamiau", body=[("text", "<p>Peidiwch â darllen cod pas.</p>")])

    assert titles(site, "cod pas", "cy") == ["Sgamiau"]


def test_a_language_that_the_site_lacks_finds_nothing(advice: HostedSite) -> None:
    assert search(advice, "cy", "burglary").total == 0


def test_parts_of_a_search_follow_on_one_another(committing: Indexing) -> None:
    with committing():
        site = create_force()
        for number in range(7):
            add_page(home_of(site), slug=f"p{number}", title=f"Fireworks {number}")
    whole = search(site, "en", "fireworks")

    parts = [search(site, "en", "fireworks", limit=3, after=after) for after in (0, 3, 6, 9)]

    assert [len(part.items) for part in parts] == [3, 3, 1, 0]
    assert [result for part in parts for result in part.items] == list(whole.items)
    assert {part.total for part in parts} == {7}
