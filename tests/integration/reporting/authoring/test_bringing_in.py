"""Forms from files become drafts: whole, of one force or national, with what was lost in their history."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from reporting.authoring import publishing
from reporting.authoring.bringing_in import IMPORTED
from reporting.authoring.form_page import FormPage
from reporting.authoring.page_source import draft_form
from reporting.catalogue.models import FormVersion
from reporting.definition import codec
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.forms import form_page
from tests.factories.pages import create_force, create_national, home_of

pytestmark = pytest.mark.django_db
FORMS = Path(__file__).parents[3] / "unit/reporting/authoring/importers/forms"


@pytest.fixture
def national():
    return home_of(create_national())


def brought_in(path, *options):
    out = io.StringIO()
    call_command("import_form", str(path), "--json", *options, stdout=out)
    told = json.loads(out.getvalue())
    return FormPage.objects.get(pk=told["page"]), told


def exported(page, folder):
    out = io.StringIO()
    call_command("export_form", str(page.pk), stdout=out)
    path = folder / "exported.json"
    path.write_text(out.getvalue())
    return path


def test_a_form_of_another_builder_becomes_a_draft_with_its_losses_in_the_history(national):
    page, told = brought_in(FORMS / "expressions.json", "--national")

    assert not page.live
    assert page.get_parent().specific == national
    assert not FormVersion.objects.exists()
    assert any("hologram" in note for note in told["notes"])
    entry = PageLogEntry.objects.get(page=page, action=IMPORTED)
    assert "hologram" in registry.get_formatter(entry).format_message(entry)
    assert [finding.message for finding in publishing.findings(page)] == told["findings"]


def test_what_export_form_wrote_comes_back_as_the_same_form(national, tmp_path):
    before = form_page(national)
    page, told = brought_in(exported(before, tmp_path), "--national")

    ours, theirs = codec.to_data(draft_form(page)), codec.to_data(draft_form(before))
    assert {**ours, "key": ""} == {**theirs, "key": ""}
    assert told["notes"] == []
    page.save_revision().publish()


def test_a_draft_of_a_force_stands_in_its_tree_and_in_its_audit_trail(national):
    kent = create_force("kent")
    page, _ = brought_in(FORMS / "expressions.json", "--force", "kent")

    assert page.path.startswith(home_of(kent).path)
    with tenancy.transaction(kent.force.id):
        assert AuditEvent.objects.filter(force_id=kent.force.id, action="form.imported").exists()


def test_a_page_of_another_tree_is_no_place_for_it(national):
    create_force("kent")
    with pytest.raises(CommandError, match="no page"):
        brought_in(FORMS / "expressions.json", "--force", "kent", "--parent", str(national.pk))


@pytest.mark.parametrize("words", ["no JSON", "[]", '{"format": 1}', '{"format": 99, "steps": []}'])
def test_what_is_no_form_stores_nothing(national, tmp_path, words):
    path = tmp_path / "bad.json"
    path.write_text(words)

    with pytest.raises(CommandError):
        call_command("import_form", str(path), "--national", stderr=io.StringIO())
    assert not FormPage.objects.exists()


def test_without_a_place_nothing_is_stored():
    with pytest.raises(CommandError, match="--check"):
        call_command("import_form", str(FORMS / "expressions.json"))
