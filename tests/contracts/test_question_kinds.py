"""Every question kind through both doors: the same verdict, the same words, the same thing stored."""

import json

import pytest
from bs4 import BeautifulSoup

from reporting.definition import kinds
from reporting.definition.form import Form, FormKind, Question, Step
from reporting.records import sealed
from reporting.records.models import Channel, Report
from soh.core import tenancy
from tests.contracts.question_cases import CASES, Case
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db

HOST = "thames-valley.localhost:8000"
PAGE = "/one-question/"
API = "/api/v1/forms/one-question/"

NOT_TYPED = {"hidden", "group", "files"}
"""Kinds whose answers do not come from the boxes of one question: each has tests of its own."""

accepted = pytest.mark.parametrize("case", [case for case in CASES if case.stored is not None], ids=str)
refused = pytest.mark.parametrize("case", [case for case in CASES if case.stored is None], ids=str)


def form_of(case: Case) -> Form:
    """A form that asks the case's question, and one that nobody needs to answer."""
    asked = Question("asked", case.kind, options=case.options, settings=case.settings)
    texts = {
        "form.title": "One question",
        "step.first.title": "First",
        "question.asked.label": "What is it?",
        "question.asked.name": "the thing",
        "question.asked.statement": "It is true.",
        "step.second.title": "Second",
        "question.more.label": "Anything else?",
    } | {f"option.asked.{option.code}.label": option.code.title() for option in case.options}
    steps = (Step("first", items=(asked,)), Step("second", items=(Question("more", "text", required=False),)))
    return Form("one-question", FormKind.SERVICE, "en", steps, {"en": texts})


def stored_through(force, channel):
    with tenancy.transaction(force):
        (report,) = Report.objects.filter(force_id=force.pk, channel=channel)
        return sealed.open_answers(report)


def submit_by_api(public_client, force, key_for, case):
    return public_client(HOST).post(
        f"{API}reports/",
        json.dumps({"answers": {"asked": case.sent}}),
        "application/json",
        HTTP_AUTHORIZATION=f"Bearer {key_for(force)}",
        HTTP_IDEMPOTENCY_KEY="once",
    )


def test_every_kind_has_a_right_and_a_wrong_answer_here():
    right = {case.kind for case in CASES if case.stored is not None}
    wrong = {case.kind for case in CASES if case.stored is None}

    assert right == wrong == set(kinds.names()) - NOT_TYPED


@accepted
def test_both_doors_store_the_same(public_client, thames_valley, key_for, case):
    live_form(thames_valley, form_of(case), slug="one-question")
    visitor = public_client(HOST)

    assert submit_by_api(public_client, thames_valley, key_for, case).status_code == 201
    visitor.post(PAGE)
    assert visitor.post(f"{PAGE}first/", case.posted).status_code in (302, 303)
    visitor.post(f"{PAGE}second/", {"more": ""})
    visitor.post(f"{PAGE}check-answers/", {})

    assert stored_through(thames_valley, Channel.API) == {"asked": case.stored}
    assert stored_through(thames_valley, Channel.WEB) == {"asked": case.stored}


@refused
def test_both_doors_refuse_in_the_same_words(public_client, thames_valley, key_for, case):
    live_form(thames_valley, form_of(case), slug="one-question")
    visitor = public_client(HOST)

    by_api = submit_by_api(public_client, thames_valley, key_for, case)
    visitor.post(PAGE)
    by_web = visitor.post(f"{PAGE}first/", case.posted)

    assert by_api.status_code == by_web.status_code == 422
    errors = by_api.json()["errors"]
    summary = BeautifulSoup(by_web.content, "html.parser").select(".govuk-error-summary__list a")
    assert [error["message"] for error in errors] == [link.get_text(strip=True) for link in summary]
    assert {error["question"] for error in errors} == {"asked"}
    assert all(link["href"].startswith("#asked") for link in summary)


@accepted
def test_the_published_schema_accepts_what_is_stored(public_client, thames_valley, case):
    import jsonschema

    live_form(thames_valley, form_of(case), slug="one-question")

    schema = public_client(HOST).get(API).json()["answers_schema"]

    jsonschema.validate({"asked": case.stored}, schema, cls=jsonschema.Draft202012Validator)
