"""Addresses found by postcode, where an operator has an adapter for it."""

import pytest
from bs4 import BeautifulSoup

from reporting.definition.form import Form, FormKind, Question, Step
from reporting.web import address_lookup
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db

HOST = "thames-valley.localhost:8000"
PAGE = "/where/"
STEP = f"{PAGE}first/"
BOXES = {f"asked-{part}": "" for part in ("line_1", "line_2", "town", "county", "postcode")}


class HighStreet:
    """Knows one postcode."""

    def find(self, postcode):
        if postcode != "RG1 1AA":
            return []
        return [
            {"line_1": f"{number} High Street", "town": "<b>Reading</b>", "postcode": postcode} for number in (1, 2)
        ]


@pytest.fixture
def visitor(public_client, thames_valley):
    texts = {
        "form.title": "Where",
        "step.first.title": "First",
        "question.asked.label": "Where?",
        "step.second.title": "Second",
        "question.more.label": "More?",
    }
    steps = (
        Step("first", items=(Question("asked", "address"),)),
        Step("second", items=(Question("more", "text", required=False),)),
    )
    live_form(thames_valley, Form("where", FormKind.SERVICE, "en", steps, {"en": texts}), slug="where")
    client = public_client(HOST)
    client.post(PAGE)
    return client


@pytest.fixture
def adapter(settings):
    settings.ADDRESS_LOOKUP = f"{__name__}.HighStreet"


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def test_without_an_adapter_addresses_are_typed_and_nothing_is_said_of_a_lookup(visitor):
    page = page_of(visitor.get(STEP))

    assert page.find(id="asked-search") is None
    assert page.find(id="asked-line_1") is not None
    assert not address_lookup.is_offered()


def test_an_address_is_found_chosen_and_sent_without_a_script(visitor, adapter):
    found = page_of(visitor.post(STEP, {**BOXES, "asked-search": "rg11aa", "asked-find": "1"}))
    options = found.select("#asked-use-choice option")

    assert [option.get_text() for option in options][1:] == [
        "1 High Street, <b>Reading</b>, RG1 1AA",
        "2 High Street, <b>Reading</b>, RG1 1AA",
    ]
    assert found.select(".govuk-error-summary") == []

    chosen = options[2]["value"]
    filled = page_of(visitor.post(STEP, {**BOXES, "asked-use-choice": chosen, "asked-use": "1"}))
    boxes = {name: filled.find(id=name).get("value", "") for name in BOXES}
    assert boxes["asked-line_1"] == "2 High Street"
    assert boxes["asked-postcode"] == "RG1 1AA"

    assert visitor.post(STEP, boxes).status_code == 303


def test_what_was_typed_stays_when_nothing_is_found(visitor, adapter):
    page = page_of(visitor.post(STEP, {**BOXES, "asked-line_1": "The lay-by", "asked-search": "XX", "asked-find": "1"}))

    assert "No address was found" in page.get_text()
    assert page.find(id="asked-line_1")["value"] == "The lay-by"
    assert page.find(id="asked-search")["value"] == "XX"


@pytest.mark.parametrize("choice", ["", "not json", "[1]", "[" * 5_000, '{"line_1": {"a": 1}, "x": 2}', "null"])
def test_a_choice_that_the_page_never_offered_fails_nothing(visitor, adapter, choice):
    assert visitor.post(STEP, {**BOXES, "asked-use-choice": choice, "asked-use": "1"}).status_code == 200


def test_enter_goes_on_instead_of_looking_up(visitor, adapter):
    page = page_of(visitor.get(STEP))
    first = page.select_one("main form button")

    assert not first.has_attr("name")
    assert first["tabindex"] == "-1"
