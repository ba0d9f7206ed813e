"""Forms go out as data, in a format that is published: every version, valid against the schema, read back the same."""

import io
import json

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from reporting.authoring.page_source import draft_form
from reporting.catalogue import editions
from reporting.definition import codec
from tests.factories.forms import form_page, national_home
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db


def exported(*arguments):
    out = io.StringIO()
    call_command("export_form", *arguments, stdout=out)
    return json.loads(out.getvalue())


def schema(public_client):
    site = plain_force("thames-valley").site
    host = site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"
    return public_client(host).get("/api/v1/form-format/")


def test_the_format_is_published_for_everybody_and_may_be_kept(public_client):
    answer = schema(public_client)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/schema+json"
    assert answer["Cache-Control"].startswith("public")
    jsonschema.Draft202012Validator.check_schema(answer.json())


def test_a_published_form_goes_out_valid_and_comes_back_the_same(public_client):
    page = form_page(national_home())

    data = exported(str(page.pk))

    jsonschema.validate(data, schema(public_client).json())
    assert codec.to_data(codec.from_data(data)) == data
    assert codec.logic_data(codec.from_data(data)) == codec.logic_data(draft_form(page))


def test_every_version_can_be_had_by_page_or_key():
    page = form_page(national_home())
    page.steps[2].value["title"] = "What was taken"
    page.steps[2].value["show_when"] = None
    steps = page.steps.get_prep_value()
    del steps[5]
    page.steps = steps
    page.save_revision().publish()
    assert editions.latest_version(page.translation_key).number == 2

    assert "witnesses" in [step["code"] for step in exported(str(page.translation_key), "--number=1")["steps"]]
    assert "witnesses" not in [step["code"] for step in exported(str(page.pk))["steps"]]


@pytest.mark.parametrize("named", [["999999"], ["nothing"], ["00000000-0000-0000-0000-000000000000"]])
def test_a_form_that_is_not_there_is_told_plainly(named):
    with pytest.raises(CommandError, match=r"no form page|neither|not published"):
        exported(*named)
