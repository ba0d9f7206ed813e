"""Groups, reveals and conditions through both doors: the same verdict, the same words, the same thing stored."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from reporting.definition.form import Form
from reporting.records import sealed
from reporting.records.models import Channel, Report
from soh.core import tenancy
from tests.factories.grown_form import grown_form
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
API = "/api/v1/forms/tell/"
PAGE = "/tell/"

ANN = {"name": "Ann", "known": True, "whence": "A neighbour"}
BO = {"name": "Bo", "known": False}

ACCEPTED: dict[str, dict[str, Any]] = {
    "nothing more": {"crime": "other"},
    "a reveal": {"crime": "theft", "item": "A bicycle", "worth": 40},
    "an option that is offered": {"crime": "damage", "damaged": "A door", "help": "repair"},
    "two entries": {"crime": "other", "people": [ANN, BO], "safe": True},
    "entries that ask no more": {"crime": "other", "people": [BO]},
}
REFUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a reveal without an answer": ({"crime": "theft"}, ["/answers/item", "/answers/worth"]),
    "an answer that is not asked": ({"crime": "other", "item": "A bicycle"}, ["/answers/item"]),
    "an option that is not offered": (
        {"crime": "theft", "item": "A bicycle", "worth": 4, "help": "repair"},
        ["/answers/help"],
    ),
    "a question inside an entry": ({"crime": "other", "people": [BO, {"known": False}]}, ["/answers/people/1/name"]),
    "an answer not asked in an entry": (
        {"crime": "other", "people": [{**BO, "whence": "x"}]},
        ["/answers/people/0/whence"],
    ),
    "too many entries": ({"crime": "other", "people": [BO] * 4}, ["/answers/people"]),
    "no entries": ({"crime": "other", "people": "Ann"}, ["/answers/people"]),
    "something unknown in an entry": ({"crime": "other", "people": [BO, {"x": 1}]}, ["/answers/people/1"]),
}


@pytest.fixture
def form(thames_valley) -> Form:
    live_form(thames_valley, grown_form(), slug="tell")
    return grown_form()


@pytest.fixture
def validate(public_client, form):
    client = public_client(HOST)
    return lambda answers: client.post(f"{API}validate/", json.dumps({"answers": answers}), "application/json")


def fill_in(visitor, answers: dict[str, Any]) -> str:
    """Give the same answers on the pages of the form; return where it leads."""
    posted = {True: "yes", False: "no"}
    fields = {code: posted.get(value, value) for code, value in answers.items() if code != "people"}
    visitor.post(PAGE)
    at = visitor.post(f"{PAGE}what/", fields)["Location"]
    if at.endswith("/details/"):
        at = visitor.post(at, fields)["Location"]
    for number, entry in enumerate(answers.get("people", ()), 1):
        visitor.post(f"{PAGE}people/", {"_more": "yes"})
        entered = {code: posted.get(value, value) for code, value in entry.items()}
        assert visitor.post(f"{PAGE}people/{number}/", {"_entry": "", **entered})["Location"] == f"{PAGE}people/"
    at = visitor.post(f"{PAGE}people/", {"_more": "no"})["Location"]
    if at.endswith("/safety/"):
        at = visitor.post(at, fields)["Location"]
    return visitor.post(at, {})["Location"]


def stored_through(force, channel):
    with tenancy.transaction(force):
        (report,) = Report.objects.filter(force_id=force.pk, channel=channel)
        return sealed.open_answers(report)


@pytest.mark.parametrize("answers", ACCEPTED.values(), ids=ACCEPTED)
def test_both_doors_store_the_same(public_client, thames_valley, key_for, form, answers):
    client = public_client(HOST, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}", HTTP_IDEMPOTENCY_KEY="once")

    by_api = client.post(f"{API}reports/", json.dumps({"answers": answers}), "application/json")
    by_web = fill_in(public_client(HOST), answers)

    assert by_api.status_code == 201, by_api.json()
    assert by_web == f"{PAGE}confirmation/"
    assert stored_through(thames_valley, Channel.API) == answers
    assert stored_through(thames_valley, Channel.WEB) == answers


@pytest.mark.parametrize(("answers", "pointers"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_told_with_a_pointer_into_the_body(validate, answers, pointers):
    refused = validate(answers)

    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == pointers


WRONG = [{"known": False}, {"name": "x" * 51, "known": False}, {"name": "Ann", "known": True}]


@pytest.mark.parametrize("entry", WRONG)
def test_both_doors_say_the_same_of_an_entry(public_client, validate, entry):
    visitor = public_client(HOST)
    visitor.post(PAGE)
    visitor.post(f"{PAGE}what/", {"crime": "other"})
    fields = {code: {True: "yes", False: "no"}.get(value, value) for code, value in entry.items()}

    by_web = visitor.post(f"{PAGE}people/1/", {"_entry": "", **fields})
    by_api = validate({"crime": "other", "people": [entry]})

    summary = BeautifulSoup(by_web.content, "html.parser").select(".govuk-error-summary__list a")
    assert [error["message"] for error in by_api.json()["errors"]] == [link.get_text(strip=True) for link in summary]


def test_the_definition_tells_of_groups_conditions_and_reveals(public_client, form):
    told = public_client(HOST).get(API).json()

    steps = {step["code"]: step for step in told["steps"]}
    (people,) = steps["people"]["items"]
    taken = {"question": "crime", "operator": "is", "value": "theft"}
    assert told["conditions"] == {"taken": {"name": "", "when": taken}}
    assert [item["code"] for item in people["items"]] == ["name", "known", "whence"]
    assert people["entry"] == "person"
    assert people["items"][2]["show_when"] == {"question": "known", "operator": "is", "value": True}
    assert steps["safety"]["show_when"]["any_entry"] == "people"
    crime, item, *_ = steps["what"]["items"]
    assert (item["revealed"], item["show_when"]) == (True, taken)
    theft = crime["options"][0]
    assert (theft["divider"], theft["content"]) == (False, "<p>Keep the receipt.</p>")
    assert steps["details"]["items"][2]["options"][1]["show_when"]["value"] == "damage"


def test_the_example_can_be_submitted_as_it_is(public_client, thames_valley, key_for, form):
    client = public_client(HOST, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}", HTTP_IDEMPOTENCY_KEY="once")
    example = client.get(API).json()["example"]

    assert client.post(f"{API}reports/", json.dumps(example), "application/json").status_code == 201


@pytest.mark.parametrize("answers", ACCEPTED.values(), ids=ACCEPTED)
def test_the_published_schema_takes_what_is_stored(public_client, form, answers):
    import jsonschema

    schema = public_client(HOST).get(API).json()["answers_schema"]

    jsonschema.validate(answers, schema, cls=jsonschema.Draft202012Validator)
