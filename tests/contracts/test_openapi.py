"""The description of the API: a file that a reviewer sees change, and true of what the API answers."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from drf_spectacular.validation import validate_schema

from soh.api import schema
from tests.factories.published_forms import live_form
from tests.factories.small_form import NAMED

TVP = "thames-valley.localhost:8000"
FORM = "/api/v1/forms/report-a-theft/"
SNAPSHOT = Path(__file__).with_name("openapi.yaml")


def assert_described(response, path, method):
    """The body fits the schema that the document gives for this operation, status and media type."""
    document = schema.document()
    described = document["paths"][path][method]["responses"][str(response.status_code)]
    if "$ref" in described:
        described = document["components"]["responses"][described["$ref"].rpartition("/")[2]]
    wanted = described["content"][response["Content-Type"]]["schema"]
    validator = jsonschema.Draft202012Validator(
        {**wanted, "components": document["components"]}, format_checker=jsonschema.FormatChecker()
    )
    validator.validate(response.json())


def test_the_contract_under_version_control_is_what_the_api_says():
    assert SNAPSHOT.read_text() == schema.as_yaml(), (
        "The public contract changed. If that is meant: manage.py openapi > tests/contracts/openapi.yaml"
    )


def test_the_document_is_valid_openapi():
    validate_schema(schema.document())


def test_the_document_speaks_of_version_one_only():
    assert all(path.startswith("/api/v1/") for path in schema.document()["paths"])


def test_only_reports_files_deliveries_prefilled_forms_and_the_audit_trail_need_a_key():
    closed = {
        (path, method)
        for path, operations in schema.document()["paths"].items()
        for method, operation in operations.items()
        if {} not in operation["security"]
    }

    assert closed == {
        ("/api/v1/audit/", "get"),
        ("/api/v1/audit/seals/", "get"),
        ("/api/v1/deliveries/schemas/{edition}/", "get"),
        ("/api/v1/deliveries/{message}/acknowledgement/", "post"),
        ("/api/v1/evidence/", "post"),
        ("/api/v1/evidence/{key}/", "get"),
        ("/api/v1/evidence/{key}/", "patch"),
        ("/api/v1/evidence/{key}/", "delete"),
        ("/api/v1/forms/{slug}/prefills/", "post"),
        ("/api/v1/forms/{slug}/reports/", "post"),
    }


@pytest.mark.django_db
def test_the_document_is_served_as_json_and_as_yaml(public_client, thames_valley):
    client = public_client(TVP)

    as_json, as_yaml = client.get("/api/v1/schema/"), client.get("/api/v1/schema/?format=yaml")

    assert as_json.json() == yaml.safe_load(as_yaml.content) == schema.document()
    assert as_json.json()["openapi"].startswith("3.1")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/api/v1/", "/api/v1/"),
        ("/api/v1/forces/", "/api/v1/forces/"),
        ("/api/v1/forms/", "/api/v1/forms/"),
        (FORM, "/api/v1/forms/{slug}/"),
        ("/api/v1/pages/", "/api/v1/pages/"),
        ("/api/v1/pages/find/?path=/", "/api/v1/pages/find/"),
        ("/api/v1/pages/find/?path=/nothing/", "/api/v1/pages/find/"),
        ("/api/v1/forms/nothing/", "/api/v1/forms/{slug}/"),
        ("/api/v1/forces/?page_size=0", "/api/v1/forces/"),
    ],
)
def test_answers_to_get_are_as_described(public_client, thames_valley, address, path):
    live_form(thames_valley)

    assert_described(public_client(TVP).get(address), path, "get")


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [NAMED, {}])
def test_answers_to_a_report_are_as_described(public_client, thames_valley, key_for, answers):
    live_form(thames_valley)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {key_for(thames_valley)}", "HTTP_IDEMPOTENCY_KEY": "once"}
    client = public_client(TVP, **headers)

    for door, path in (("reports", "{slug}/reports/"), ("validate", "{slug}/validate/")):
        response = client.post(f"{FORM}{door}/", json.dumps({"answers": answers}), "application/json")
        assert_described(response, f"/api/v1/forms/{path}", "post")
