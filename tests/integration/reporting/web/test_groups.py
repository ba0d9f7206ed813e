"""People add, change and remove entries of a group, without JavaScript, and nothing they entered is lost."""

import re

import pytest
from bs4 import BeautifulSoup

from reporting.intake.models import Draft
from reporting.records import sealed
from reporting.records.models import Report
from soh.core import tenancy
from tests.factories.grown_form import grown_form
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/tell/"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def visitor_of(public_client, force):
    """`visitor_of(**group)`: somebody who stands before the group of the form."""

    def stands(**group):
        live_form(force, grown_form(**group), slug="tell")
        visitor = public_client(HOST)
        visitor.post(FORM)
        assert answer(visitor, "what", crime="other")["Location"] == f"{FORM}people/"
        return visitor

    return stands


def answer(visitor, segment, **fields):
    return visitor.post(f"{FORM}{segment}/", fields)


def page(visitor, segment):
    response = visitor.get(f"{FORM}{segment}/")
    assert response.status_code == 200, response.get("Location")
    return BeautifulSoup(response.content, "html.parser")


def send(visitor, number, *, shown_at=None, query="", **fields):
    """Fill in the page of an entry as it was shown and send it."""
    shown = shown_at or page(visitor, f"people/{number}")
    mark = shown.select_one("input[name=_entry]")["value"]
    return visitor.post(f"{FORM}people/{number}/{query}", {"_entry": mark, **fields})


def listed(visitor):
    rows = page(visitor, "people").select(".govuk-summary-list__row")
    return [" ".join(row.select_one(".govuk-summary-list__value").get_text(" ").split()) for row in rows]


def add(visitor, *names):
    for name in names:
        before = len(listed(visitor))
        assert answer(visitor, "people", _more="yes")["Location"] == f"{FORM}people/{before + 1}/"
        assert send(visitor, before + 1, name=name, known="no")["Location"] == f"{FORM}people/"


def sent_answers(visitor, force):
    assert visitor.post(f"{FORM}check-answers/", {})["Location"] == f"{FORM}confirmation/"
    with tenancy.transaction(force):
        (report,) = Report.objects.filter(force_id=force.pk)
        return sealed.open_answers(report)


def test_entries_are_added_listed_and_sent_in_the_persons_order(visitor_of, force):
    visitor = visitor_of()

    add(visitor, "Ann", "Bo")

    assert [line.split("?")[1].split(" Do")[0].strip() for line in listed(visitor)] == ["Ann", "Bo"]
    assert "You have added 2 so far." in page(visitor, "people").get_text()
    assert answer(visitor, "people", _more="no")["Location"] == f"{FORM}check-answers/"
    assert sent_answers(visitor, force)["people"] == [{"name": "Ann", "known": False}, {"name": "Bo", "known": False}]


def test_an_entry_is_changed_where_it_stands(visitor_of, force):
    visitor = visitor_of()
    add(visitor, "Ann", "Bo", "Cy")

    send(visitor, 2, name="Bea", known="no")
    answer(visitor, "people", _more="no")

    assert [entry["name"] for entry in sent_answers(visitor, force)["people"]] == ["Ann", "Bea", "Cy"]


def test_an_entry_is_removed_only_after_a_question(visitor_of):
    visitor = visitor_of()
    add(visitor, "Ann", "Bo")

    asked = page(visitor, "people/1/remove")
    assert "Ann" in asked.get_text()
    assert len(listed(visitor)) == 2
    mark = asked.select_one("input[name=_entry]")["value"]
    assert visitor.post(f"{FORM}people/1/remove/", {"_entry": mark})["Location"] == f"{FORM}people/"

    assert [("Bo" in line) for line in listed(visitor)] == [True]


def test_removing_twice_removes_once(visitor_of):
    visitor = visitor_of()
    add(visitor, "Ann", "Bo")
    mark = page(visitor, "people/1/remove").select_one("input[name=_entry]")["value"]

    for _ in range(2):
        visitor.post(f"{FORM}people/1/remove/", {"_entry": mark})

    assert len(listed(visitor)) == 1


def test_a_new_entry_that_is_sent_twice_is_added_once(visitor_of):
    visitor = visitor_of()
    shown = page(visitor, "people/1")

    for _ in range(2):
        send(visitor, 1, shown_at=shown, name="Ann", known="no")

    assert len(listed(visitor)) == 1


def test_two_windows_add_two_entries_and_neither_is_lost(visitor_of):
    visitor = visitor_of()
    one, other = page(visitor, "people/1"), page(visitor, "people/1")

    send(visitor, 1, shown_at=one, name="Ann", known="no")
    send(visitor, 1, shown_at=other, name="Bo", known="no")

    assert len(listed(visitor)) == 2


def test_a_change_finds_its_entry_after_another_window_removed_one_before_it(visitor_of, force):
    visitor = visitor_of()
    add(visitor, "Ann", "Bo", "Cy")
    window = page(visitor, "people/2")
    mark = page(visitor, "people/1/remove").select_one("input[name=_entry]")["value"]
    visitor.post(f"{FORM}people/1/remove/", {"_entry": mark})

    send(visitor, 2, shown_at=window, name="Bea", known="no")
    answer(visitor, "people", _more="no")

    assert [entry["name"] for entry in sent_answers(visitor, force)["people"]] == ["Bea", "Cy"]


def test_what_is_wrong_in_an_entry_is_said_on_its_page_and_nothing_is_kept(visitor_of):
    visitor = visitor_of()

    response = send(visitor, 1, name="x" * 51, known="no")

    shown = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert shown.select_one(".govuk-error-summary__list a")["href"] == "#name"
    assert shown.select_one("#name")["value"] == "x" * 51
    assert not listed(visitor)


def test_a_question_inside_an_entry_is_asked_by_the_answers_of_that_entry(visitor_of, force):
    visitor = visitor_of()

    refused = send(visitor, 1, name="Ann", known="yes")
    assert refused.status_code == 422
    assert "How do you know Ann?" not in page(visitor, "people/1").get_text()
    send(visitor, 1, name="Ann", known="yes", whence="A neighbour")
    shown = page(visitor, "people/1")

    assert "How do you know Ann?" in shown.get_text()
    assert "<title>" in str(shown)
    assert "Ann" not in shown.title.get_text()


def test_an_answer_inside_an_entry_that_does_not_apply_is_not_kept(visitor_of, force):
    visitor = visitor_of()

    send(visitor, 1, name="Ann", known="no", whence="A neighbour")
    answer(visitor, "people", _more="no")

    assert sent_answers(visitor, force)["people"] == [{"name": "Ann", "known": False}]


def test_a_later_step_is_asked_by_what_is_true_of_any_entry(visitor_of):
    visitor = visitor_of()
    add(visitor, "Ann")
    answer(visitor, "people", _more="yes")
    send(visitor, 2, name="Bo", known="yes", whence="School")

    assert answer(visitor, "people", _more="no")["Location"] == f"{FORM}safety/"


def test_nobody_is_a_possible_answer_where_none_is_needed(visitor_of, force):
    visitor = visitor_of()

    assert "Do you want to add one?" in page(visitor, "people").get_text()
    assert answer(visitor, "people", _more="no")["Location"] == f"{FORM}check-answers/"
    assert "people" not in sent_answers(visitor, force)


def test_where_one_is_needed_its_page_comes_first_and_leads_back_to_the_step_before(visitor_of):
    visitor = visitor_of(required=True)

    assert visitor.get(f"{FORM}people/")["Location"] == f"{FORM}people/1/"
    assert page(visitor, "people/1").select_one(".govuk-back-link")["href"] == f"{FORM}what/"
    add_first = send(visitor, 1, name="Ann", known="no")

    assert add_first["Location"] == f"{FORM}people/"
    assert page(visitor, "people/2").select_one(".govuk-back-link")["href"] == f"{FORM}people/"


def test_too_few_entries_are_told_at_the_list(visitor_of):
    visitor = visitor_of(least=2)
    send(visitor, 1, name="Ann", known="no")

    refused = answer(visitor, "people", _more="no")

    assert refused.status_code == 422
    summary = BeautifulSoup(refused.content, "html.parser").select_one(".govuk-error-summary__list a")
    assert summary["href"] == "#entries"
    assert "2" in summary.get_text()


def test_a_full_list_offers_no_more(visitor_of):
    visitor = visitor_of(most=2)
    add(visitor, "Ann", "Bo")

    shown = page(visitor, "people")

    assert not shown.select("input[name=_more]")
    assert "as many as this form takes (2)" in shown.get_text()
    assert visitor.get(f"{FORM}people/3/")["Location"] == f"{FORM}people/"
    assert answer(visitor, "people", _more="yes")["Location"] == f"{FORM}check-answers/"


def test_whether_there_is_more_must_be_said(visitor_of):
    visitor = visitor_of()

    refused = answer(visitor, "people")

    assert refused.status_code == 422
    link = BeautifulSoup(refused.content, "html.parser").select_one(".govuk-error-summary__list a")
    assert link["href"] == "#_more"


def test_check_answers_shows_each_entry_with_ways_to_change_and_remove_it(visitor_of):
    visitor = visitor_of()
    add(visitor, "Ann", "Bo")
    answer(visitor, "people", _more="no")

    shown = page(visitor, "check-answers")

    links = {link.get_text(): link["href"] for link in shown.select("a") if "people" in link["href"]}
    assert links["Change Person 2"] == f"{FORM}people/2/?change"
    assert links["Remove Person 2"] == f"{FORM}people/2/remove/?change"
    assert links["Add another: People"] == f"{FORM}people/?change"


def test_a_change_from_check_answers_comes_back_to_it(visitor_of):
    visitor = visitor_of()
    add(visitor, "Ann")
    answer(visitor, "people", _more="no")

    assert send(visitor, 1, query="?change", name="Bo", known="no")["Location"] == f"{FORM}people/?change"
    assert visitor.post(f"{FORM}people/?change", {"_more": "no"})["Location"] == f"{FORM}check-answers/"


@pytest.mark.parametrize(
    "tail", ["people/0", "people/x", "people/1/delete", "people/01", "people/999", "what/1", "١/1"]
)
def test_addresses_that_are_none_of_ours_are_not_found(visitor_of, tail):
    visitor = visitor_of()

    assert visitor.get(f"{FORM}{tail}/").status_code == 404


def test_an_address_beyond_the_next_entry_leads_to_the_list(visitor_of):
    visitor = visitor_of()

    assert visitor.get(f"{FORM}people/3/")["Location"] == f"{FORM}people/"
    assert visitor.get(f"{FORM}people/1/remove/")["Location"] == f"{FORM}people/"


def test_a_half_filled_entry_is_kept_and_counts_as_nothing(visitor_of, force):
    visitor = visitor_of()
    shown = page(visitor, "people/1")
    form = shown.select_one("form[data-soh-keep]")

    kept = visitor.post(form["data-soh-keep"], {"_step": form["data-soh-step"], "name": "An", "people": "x"})

    assert kept.status_code == 204
    assert page(visitor, "people/1").select_one("#name")["value"] == "An"
    assert not listed(visitor)
    with tenancy.transaction(force):
        assert Draft.objects.filter(force_id=force.pk).count() == 1


def test_nothing_a_person_typed_is_markup_anywhere(visitor_of):
    visitor = visitor_of()
    send(visitor, 1, name="<b>((crime))</b>", known="yes", whence="x")
    answer(visitor, "people", _more="no")

    for segment in ("people", "people/1", "people/1/remove"):
        shown = visitor.get(f"{FORM}{segment}/").text
        assert "<b>((" not in shown
        assert re.search(r"&lt;b&gt;\(\(crime\)\)&lt;/b&gt;", shown)


def test_what_was_typed_in_an_entry_is_given_back_when_the_journey_has_ended(visitor_of, force):
    visitor = visitor_of()
    shown = page(visitor, "people/1")
    with tenancy.transaction(force):
        Draft.objects.filter(force_id=force.pk).delete()

    given_back = send(visitor, 1, shown_at=shown, name="Ann of the mill", known="no")

    assert given_back.status_code == 409
    assert "Ann of the mill" in given_back.text
