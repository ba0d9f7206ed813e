"""The HTML journey, without JavaScript: what a visitor sees and what is kept."""

import re
from dataclasses import replace

import pytest

from reporting.intake.models import Draft
from reporting.records import sealed
from reporting.records.models import Channel, Report
from soh.core import tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form, make_bilingual, publish_again
from tests.factories.small_form import small_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def form_page(force):
    return live_form(force)


@pytest.fixture
def visitor(public_client, form_page):
    return public_client(HOST)


def _begin(visitor):
    return visitor.post(FORM)


def _answer(visitor, segment, **fields):
    return visitor.post(f"{FORM}{segment}/", {name.replace("__", "-"): value for name, value in fields.items()})


def _to_check(visitor, stay="named"):
    _begin(visitor)
    _answer(visitor, "gate", danger="no")
    _answer(visitor, "what", account="My bicycle was taken.")
    response = _answer(visitor, "who", stay=stay)
    if stay == "named":
        response = _answer(visitor, "part-5", name="Siân O’Neill")
    return response


def _send(visitor):
    return visitor.post(f"{FORM}check-answers/", {"true": "yes"})


def _reports(force):
    with tenancy.transaction(force):
        return list(Report.objects.filter(force_id=force.pk))


def test_the_start_page_stores_nothing(visitor, force):
    response = visitor.get(FORM)

    assert response.status_code == 200
    assert "Report a theft" in response.text
    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_a_report_goes_from_start_to_receipt_and_into_the_force_inbox(visitor, force):
    assert _begin(visitor)["Location"] == f"{FORM}gate/"
    assert _answer(visitor, "gate", danger="no")["Location"] == f"{FORM}what/"
    assert _answer(visitor, "what", account="My bicycle was taken.")["Location"] == f"{FORM}who/"
    assert _answer(visitor, "who", stay="named")["Location"] == f"{FORM}part-5/"
    assert _answer(visitor, "part-5", name="Siân O’Neill")["Location"] == f"{FORM}check-answers/"
    assert "Siân O’Neill" in visitor.get(f"{FORM}check-answers/").text
    assert _send(visitor)["Location"] == f"{FORM}confirmation/"

    receipt = visitor.get(f"{FORM}confirmation/").text
    [report] = _reports(force)
    assert report.reference in receipt
    assert (report.channel, report.is_test, report.is_anonymous) == (Channel.WEB, False, False)
    with tenancy.transaction(force):
        assert sealed.open_answers(report)["name"] == "Siân O’Neill"


def test_sending_twice_gives_one_report_and_the_same_receipt(visitor, force):
    _to_check(visitor)
    _send(visitor)
    first = visitor.get(f"{FORM}confirmation/").text

    again = _send(visitor)

    assert again["Location"] == f"{FORM}confirmation/"
    assert re.findall(r"TVP-[\w-]+", visitor.get(f"{FORM}confirmation/").text) == re.findall(r"TVP-[\w-]+", first)
    assert len(_reports(force)) == 1


def test_going_back_to_a_step_after_sending_leads_to_the_receipt(visitor):
    _to_check(visitor)
    _send(visitor)

    for segment in ("gate", "what", "check-answers"):
        assert visitor.get(f"{FORM}{segment}/")["Location"] == f"{FORM}confirmation/"


def test_a_wrong_answer_is_shown_again_with_the_error_beside_it(visitor):
    _begin(visitor)
    _answer(visitor, "gate", danger="no")

    response = _answer(visitor, "what", account="  ")

    assert response.status_code == 422
    assert re.search(r"<title>\s*Error:", response.text)
    assert 'href="#account"' in response.text
    assert 'id="account-error"' in response.text


def test_an_emergency_ends_the_form_with_every_way_to_reach_999(visitor, force):
    _begin(visitor)

    page = visitor.get(_answer(visitor, "gate", danger="yes")["Location"]).text

    for way in ("999", "55", "18000", "emergencySMS", "999 BSL"):
        assert way in page
    assert _reports(force) == []


def test_a_later_step_typed_into_the_address_bar_leads_back_to_the_first_missing_one(visitor):
    _begin(visitor)

    assert visitor.get(f"{FORM}who/")["Location"] == f"{FORM}gate/"
    assert _answer(visitor, "who", stay="named")["Location"] == f"{FORM}gate/"
    assert visitor.post(f"{FORM}check-answers/")["Location"] == f"{FORM}gate/"


def test_without_a_draft_every_inner_page_leads_to_the_start(visitor):
    for segment in ("what", "check-answers", "confirmation"):
        assert visitor.get(f"{FORM}{segment}/")["Location"] == FORM


def test_what_was_typed_into_a_journey_that_has_ended_is_given_back(visitor, force):
    _begin(visitor)
    visitor.get(f"{FORM}leave/")

    response = _answer(visitor, "what", account="A long account of the theft.")

    assert response.status_code == 409
    assert "A long account of the theft." in response.text
    assert f'href="{FORM}"' in response.text
    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_leaving_takes_every_cookie_of_the_visit_away(visitor):
    visitor.get(FORM)
    _to_check(visitor)
    assert not visitor.cookies["__Host-soh_csrf"]["max-age"]

    response = visitor.get(f"{FORM}leave/")

    assert {name for name, cookie in response.cookies.items() if cookie["max-age"] == 0} == {
        "__Host-soh_arrival",
        "__Host-soh_csrf",
        "__Host-soh_journey",
        "__Host-soh_my_report",
    }


def test_a_link_to_a_page_in_the_words_of_a_form_leads_to_the_forces_own_page(visitor, form_page, force):
    form = small_form(form_page.translation_key)
    links = f'<p><a linktype="page" id="{form_page.pk}">Here</a> <a linktype="page" id="1">gone</a></p>'
    words = {**form.texts["en"], "step.gate.introduction": links}
    publish_again(form_page, replace(form, texts={"en": words}))
    _begin(visitor)

    page = visitor.get(f"{FORM}gate/").text

    assert f'<a class="govuk-link" href="{FORM}">Here</a>' in page
    assert "<a>gone</a>" in page
    assert "linktype" not in page


def test_changing_one_answer_returns_to_check_answers(visitor):
    _to_check(visitor)

    response = visitor.post(f"{FORM}what/?change", {"account": "My red bicycle was taken."})

    assert response["Location"] == f"{FORM}check-answers/"
    assert "My red bicycle" in visitor.get(f"{FORM}check-answers/").text


def test_a_changed_answer_that_opens_a_step_leads_there_and_then_back(visitor):
    _to_check(visitor, stay="anonymous")

    opened = visitor.post(f"{FORM}who/?change", {"stay": "named"})["Location"]
    back = visitor.post(opened, {"name": "Siân O’Neill"})["Location"]

    assert opened == f"{FORM}part-5/?change"
    assert back == f"{FORM}check-answers/"


def test_a_step_that_no_longer_applies_drops_out(visitor, force):
    _to_check(visitor)
    visitor.post(f"{FORM}who/?change", {"stay": "anonymous"})

    assert "Siân" not in visitor.get(f"{FORM}check-answers/").text
    _send(visitor)
    [report] = _reports(force)
    with tenancy.transaction(force):
        assert "name" not in sealed.open_answers(report)


def test_the_declaration_must_be_ticked_before_anything_is_sent(visitor, force):
    _to_check(visitor)

    response = visitor.post(f"{FORM}check-answers/")

    assert response.status_code == 422
    assert _reports(force) == []


def test_a_sensitive_step_has_a_neutral_address_and_title_and_a_way_out(visitor):
    _begin(visitor)
    _answer(visitor, "gate", danger="no")
    _answer(visitor, "what", account="Mine.")
    address = _answer(visitor, "who", stay="named")["Location"]

    page = visitor.get(address)

    assert address == f"{FORM}part-5/"
    title = re.search(r"<title>(.*?)</title>", page.text, re.DOTALL)[1]
    assert "name" not in title.lower()
    assert "Thames" not in title
    assert f'href="{FORM}leave/"' in page.text
    assert 'autocomplete="off"' in page.text
    assert page["Cache-Control"] == "no-store, private"


def test_leaving_deletes_the_drafts_and_the_key_and_goes_to_a_neutral_site(visitor, force, settings):
    _to_check(visitor)

    response = visitor.get(f"{FORM}leave/")

    assert response["Location"] == settings.QUICK_EXIT_URL
    assert response.cookies["__Host-soh_journey"]["max-age"] == 0
    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_another_site_cannot_make_a_visitor_leave(visitor, force):
    _to_check(visitor)

    visitor.get(f"{FORM}leave/", headers={"Sec-Fetch-Site": "cross-site"})

    with tenancy.transaction(force):
        assert Draft.objects.filter(force_id=force.pk).count() == 1


def test_the_journey_cookie_is_secure_and_belongs_to_the_host(visitor):
    cookie = _begin(visitor).cookies["__Host-soh_journey"]

    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]


def test_the_cookie_of_one_force_opens_nothing_on_another(visitor, public_client):
    _to_check(visitor)
    live_form(plain_force("hampshire"))
    other = public_client("hampshire.localhost:8000")
    other.cookies = visitor.cookies

    assert other.get(f"{FORM}check-answers/")["Location"] == FORM


def test_no_page_of_a_journey_may_be_stored(visitor):
    _to_check(visitor)

    for segment in ("", "gate/", "check-answers/"):
        assert visitor.get(f"{FORM}{segment}")["Cache-Control"] == "no-store, private"


def test_a_draft_finishes_on_the_version_it_began_with(visitor, form_page, force):
    _to_check(visitor)
    form = small_form(form_page.translation_key)
    publish_again(form_page, replace(form, steps=tuple(step for step in form.steps if step.code != "name")))

    assert "Siân O’Neill" in visitor.get(f"{FORM}check-answers/").text
    _send(visitor)
    assert len(_reports(force)) == 1


def test_the_language_can_change_midway_and_answers_stay(visitor, form_page, force):
    make_bilingual(force, form_page)
    _begin(visitor)
    _answer(visitor, "gate", danger="no")
    _answer(visitor, "what", account="Fy meic.")

    page = visitor.get(f"/cy{FORM}what/").text

    assert "Fy meic." in page
    assert "Beth ddigwyddodd" in page
    assert f'href="{FORM}what/"' in page


def test_the_receipt_of_a_welsh_journey_is_welsh(visitor, form_page, force):
    make_bilingual(force, form_page)
    _to_check(visitor)
    visitor.post(f"/cy{FORM}check-answers/", {"true": "yes"})

    page = visitor.get(f"/cy{FORM}confirmation/").text

    assert '<html lang="cy"' in page
    [report] = _reports(force)
    assert report.locale == "cy"
    assert report.reference in page


def test_a_stale_form_token_loses_no_answer(form_page, public_client):
    visitor = public_client(HOST, enforce_csrf_checks=True)

    response = visitor.post(f"{FORM}gate/", {"danger": "no"}, headers={"Origin": f"http://{HOST}"})

    assert response.status_code == 403
    assert '<input type="hidden" name="danger" value="no">' in response.text


def test_what_another_site_posts_is_not_repeated(form_page, public_client):
    visitor = public_client(HOST, enforce_csrf_checks=True)

    response = visitor.post(f"{FORM}gate/", {"danger": "no"}, headers={"Origin": "https://evil.example"})

    assert response.status_code == 403
    assert 'name="danger"' not in response.text


def test_an_unknown_step_of_a_running_journey_is_not_found(visitor):
    _begin(visitor)

    assert visitor.get(f"{FORM}no-such-step/").status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(visitor, method):
    assert getattr(visitor, method)(FORM).status_code == 405
