"""Reading forms through the API."""

import jsonschema
import pytest

from sites.forces.models import Phase
from tests.factories.published_forms import live_form, make_bilingual, publish_again
from tests.factories.small_form import WORDS_EN, small_form
from tests.query_counts import statements

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
FORM = "/api/v1/forms/report-a-theft/"


@pytest.fixture
def form_page(thames_valley):
    return live_form(thames_valley, summary="Tell us about a theft.")


def test_the_list_names_each_form_of_the_force_and_where_to_go_on(public_client, form_page):
    (form,) = public_client(TVP).get("/api/v1/forms/").json()["results"]

    assert form["slug"] == "report-a-theft"
    assert form["title"] == "Report a theft"
    assert form["summary"] == "Tell us about a theft."
    assert form["links"]["self"] == f"http://{TVP}{FORM}"
    assert form["links"]["website"] == f"http://{TVP}/report-a-theft/"


def test_a_definition_gives_steps_questions_conditions_and_words(public_client, form_page):
    form = public_client(TVP).get(FORM).json()

    steps = {step["code"]: step for step in form["steps"]}
    assert steps["gate"]["routes"] == [{"to": "call", "when": {"question": "danger", "operator": "is", "value": "yes"}}]
    assert steps["call"]["exit"] == "emergency_999"
    assert steps["name"]["show_when"] == {"question": "stay", "operator": "is", "value": "named"}
    assert steps["name"]["sensitive"] is True
    (stay,) = steps["who"]["items"]
    assert stay["label"] == WORDS_EN["question.stay.label"]
    assert [option["marks"] for option in stay["options"]] == ["", "anonymous"]


def test_the_example_of_a_definition_fits_its_schema_and_can_be_submitted_as_it_is(
    public_client, form_page, key_for, thames_valley
):
    client = public_client(TVP, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}")
    form = client.get(FORM).json()

    jsonschema.Draft202012Validator.check_schema(form["answers_schema"])
    jsonschema.validate(form["example"]["answers"], form["answers_schema"], cls=jsonschema.Draft202012Validator)
    assert client.post(f"{FORM}validate/", form["example"], "application/json").status_code == 200
    reply = client.post(f"{FORM}reports/", form["example"], "application/json", HTTP_IDEMPOTENCY_KEY="1")
    assert reply.status_code == 201


def test_a_definition_comes_in_welsh_where_the_force_has_the_form_in_welsh(public_client, thames_valley, form_page):
    make_bilingual(thames_valley, form_page)
    client = public_client(TVP)

    english, welsh = client.get(FORM), client.get(f"{FORM}?locale=cy")

    assert english.json()["locales"] == welsh.json()["locales"] == ["en", "cy"]
    assert welsh.json()["title"] == "Rhoi gwybod am ddwyn"
    assert welsh.json()["links"]["website"] == f"http://{TVP}/cy/report-a-theft/"
    assert welsh["Content-Language"] == "cy"
    assert [step["code"] for step in welsh.json()["steps"]] == [step["code"] for step in english.json()["steps"]]
    (listed,) = client.get("/api/v1/forms/?locale=cy").json()["results"]
    assert listed["title"] == "Rhoi gwybod am ddwyn"


def test_welsh_words_that_the_force_does_not_offer_are_refused(public_client, form_page):
    response = public_client(TVP).get(f"{FORM}?locale=cy")

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "locale"


def test_a_form_of_another_force_reads_like_one_that_does_not_exist(public_client, form_page, hampshire):
    client = public_client(HIW)

    assert client.get("/api/v1/forms/").json()["results"] == []
    foreign, missing = client.get(FORM), client.get("/api/v1/forms/no-such-form/")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_a_definition_has_an_etag_that_changes_with_the_form(public_client, thames_valley, form_page):
    client = public_client(TVP)
    first = client.get(FORM)

    assert client.get(FORM, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    publish_again(form_page, small_form(form_page.translation_key, texts={"en": {**WORDS_EN, "form.title": "New"}}))
    changed = client.get(FORM, HTTP_IF_NONE_MATCH=first["ETag"])
    assert changed.status_code == 200
    assert changed.json()["title"] == "New"


def test_definitions_are_not_stored_by_caches(public_client, form_page):
    assert public_client(TVP).get(FORM)["Cache-Control"] == "no-store"


def test_a_form_that_was_withdrawn_is_gone_at_once(public_client, thames_valley, form_page):
    client = public_client(TVP)
    assert client.get(FORM).status_code == 200

    form_page.unpublish()

    assert client.get(FORM).status_code == 404


def test_a_form_of_a_private_site_is_there_for_keys_of_the_force_only(public_client, thames_valley, form_page, key_for):
    thames_valley.phase = Phase.PRIVATE
    thames_valley.save()
    client = public_client(TVP)

    assert client.get(FORM).status_code == 404
    assert client.get(FORM, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}").status_code == 200


def test_a_paused_site_says_so_and_names_999_and_101(public_client, thames_valley, form_page):
    thames_valley.phase = Phase.PAUSED
    thames_valley.save()

    response = public_client(TVP).get(FORM)

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "999" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/api/v1/forms/", FORM])
def test_reading_costs_at_most_five_queries_with_a_key(public_client, form_page, thames_valley, key_for, path):
    client = public_client(TVP, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}")
    client.get(path)

    with statements() as made:
        client.get(path)

    assert len(made) <= 5, made


@pytest.mark.parametrize("query", ["?site=hampshire", "?locale=en&locale=cy", "?force=2", "?limit=1000000000"])
def test_parameters_that_are_none_of_ours_are_refused(public_client, form_page, query):
    assert public_client(TVP).get(FORM + query).status_code == 400
