"""What a force's record system says through the API."""

import json

import jsonschema
import pytest

from reporting.delivery import payload
from reporting.delivery.endpoints import Delivery
from reporting.records.models import Report
from reporting.triage.models import TriageSettings
from soh.api.keys.scopes import Scope
from soh.core import tenancy
from tests.integration.reporting.delivery.conftest import systems  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"


@pytest.fixture
def sent(systems):  # noqa: F811
    system = systems()
    system.handler.records.number_for = lambda reference: ""
    with tenancy.transaction(system.force):
        TriageSettings.objects.create(force=system.force, crime_number_format="43999999/26")
    system.report()
    assert system.deliver() == 1
    return system


def acknowledge(client, key, message, number, **extra):
    body = json.dumps({"crime_number": number})
    headers = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
    return client.post(f"/api/v1/deliveries/{message}/acknowledgement/", body, "application/json", **headers, **extra)


def test_an_acknowledgement_brings_the_crime_number_and_the_same_again_changes_nothing(sent, public_client, key_for):
    [row] = sent.rows()
    key, client = key_for(sent.force), public_client(TVP)

    replies = [acknowledge(client, key, row.entry.key, "43123456/26") for _ in range(2)]

    assert [reply.status_code for reply in replies] == [200, 200]
    assert replies[0].json() == {"reference": row.report.reference, "crime_number": "43123456/26"}
    assert sent.rows()[0].state == "acknowledged"
    with tenancy.transaction(sent.force):
        report = Report.objects.get(pk=row.report_id)
    assert (report.crime_number, report.version) == ("43123456/26", row.report.version + 1)


def test_a_wrong_number_an_unknown_id_and_a_key_without_the_right_are_told_apart(sent, public_client, key_for):
    [row] = sent.rows()
    key, client = key_for(sent.force), public_client(TVP)

    assert acknowledge(client, key, row.entry.key, "12").status_code == 422
    assert acknowledge(client, key, "00000000-0000-4000-8000-000000000000", "").status_code == 404
    assert acknowledge(client, key_for(sent.force, Scope.REPORTS_WRITE), row.entry.key, "").status_code == 403
    assert acknowledge(client, key_for(sent.force, is_test=True), row.entry.key, "").status_code == 404
    assert sent.rows()[0].state == "delivered"


def test_another_forces_delivery_does_not_exist(sent, public_client, key_for, hampshire):
    [row] = sent.rows()
    key = key_for(hampshire)

    assert acknowledge(public_client(HIW), key, row.entry.key, "").status_code == 404
    assert sent.rows()[0].acknowledged_at is None


def test_what_is_sent_fits_the_schema_that_it_names(sent, public_client, key_for):
    [row] = sent.rows()
    with tenancy.transaction(sent.force):
        whole = Delivery.objects.select_related("entry__report").get(pk=row.pk)
        body = json.loads(payload.body_of(whole.entry))
    address = body["data"]["schema"].partition(TVP)[2]

    reply = public_client(TVP).get(address, HTTP_AUTHORIZATION=f"Bearer {key_for(sent.force)}")

    assert reply.status_code == 200
    jsonschema.Draft202012Validator(reply.json(), format_checker=jsonschema.FormatChecker()).validate(body)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**body, "data": {**body["data"], "answers": {"stay": "unheard of"}}}, reply.json())


def test_a_schema_of_another_force_does_not_exist(sent, public_client, key_for, hampshire):
    [row] = sent.rows()
    reply = public_client(HIW).get(
        f"/api/v1/deliveries/schemas/{row.report.edition}/", HTTP_AUTHORIZATION=f"Bearer {key_for(hampshire)}"
    )
    assert reply.status_code == 404
