"""The national crime report, compiled from the blocks that its authors' words become."""

import pytest

from reporting.authoring.compile import Source, compile_form
from reporting.definition import proof
from reporting.definition.answers import check_all
from reporting.definition.form import ExitKind, Form, FormKind
from reporting.definition.routing import walk
from sites.provisioning.form_blocks import built
from sites.provisioning.library.report_a_crime import REPORT_A_CRIME
from soh.core import clock
from soh.operations.demo_content.forces import DEMO_FORCES
from soh.operations.demo_content.reports_by_force import samples_of

pytestmark = pytest.mark.django_db


def compiled(language: str) -> Form:
    made = built(REPORT_A_CRIME, language)
    title = getattr(REPORT_A_CRIME.title, language)
    return compile_form(
        Source("report-a-crime", FormKind.REPORT, language, {"form.title": title}, made.steps, made.codes)
    ).form


def logic(form: Form) -> list[object]:
    questions = [(question.code, question.kind, question.required, question.options) for question in form.questions()]
    return [*questions, *((step.code, step.kind, step.show_when, step.routes) for step in form.steps)]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_its_proof_finds_nothing_to_refuse(language: str) -> None:
    flaws = proof.prove(compiled(language))

    assert [flaw for flaw in flaws if flaw.severity is proof.Severity.ERROR] == []


def test_both_languages_have_one_logic_and_the_same_texts() -> None:
    english, welsh = compiled("en"), compiled("cy")

    assert logic(english) == logic(welsh)
    assert set(english.texts["en"]) == set(welsh.texts["cy"])


def test_partners_find_the_authors_codes() -> None:
    form = compiled("en")

    asked = {item.code for step in REPORT_A_CRIME.steps for item in step.items if hasattr(item, "choices")}
    assert {question.code for question in form.questions()} == asked
    assert {step.code for step in form.steps} == {step.code for step in REPORT_A_CRIME.steps}


def test_danger_ends_at_999_and_fraud_at_the_service_for_it() -> None:
    form = compiled("en")

    danger = walk(form, {"emergency-now": "danger"}).exit
    fraud = walk(form, {"emergency-now": "no-danger", "crime-type": "fraud"}).exit
    assert danger is not None
    assert danger.exit is ExitKind.EMERGENCY_999
    assert fraud is not None
    assert fraud.exit is ExitKind.ACTION_FRAUD


@pytest.mark.parametrize("own", DEMO_FORCES, ids=lambda own: own.slug)
def test_the_samples_of_the_demo_are_whole_reports(own: object) -> None:
    form, samples = compiled("en"), samples_of(own.slug)  # type: ignore[attr-defined]

    assert 6 <= len(samples) <= 10
    assert any(sample.answers["give-name"] == "anonymous" for sample in samples)
    for sample in samples:
        assert check_all(form, sample.answers, today=clock.today()).problems == ()
