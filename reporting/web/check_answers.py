"""Check your answers, and send: once."""

from dataclasses import dataclass

from django.http import HttpResponse

from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_step
from reporting.definition.form import Form, Step
from reporting.definition.problems import Problem
from reporting.definition.routing import Walk
from reporting.intake import drafts
from reporting.intake.submit import Refused
from reporting.web import addresses, lasting, questions, responses
from reporting.web.beta import count
from reporting.web.journeys import JourneyRequest
from reporting.web.steps import posted_fields
from sites.forces.arms import Event
from soh.core import clock


@dataclass(frozen=True, slots=True)
class Row:
    """One answered question."""

    label: str
    answer: str
    change_url: str


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one step."""

    title: str
    rows: list[Row]


def check_page(journey: JourneyRequest) -> HttpResponse:
    """Show all answers with links to change them; POST sends the report."""
    draft, path = journey.draft, journey.walk
    if draft is None:
        return responses.redirect(journey.url())
    if draft.receipt:
        return responses.redirect(journey.url(addresses.RECEIPT))
    if not journey.can_check(path):
        target = journey.step_url(path.exit) if path.exit else journey.next_url(path, after=None)
        return responses.redirect(target)
    if journey.request.method == "POST":
        return _send(journey, path)
    return _show(journey, path, {}, ())


def sections(
    form: Form, path: Walk, locale: str, journey: JourneyRequest | None, leave_out: Step | None = None
) -> list[Section]:
    """Return the answers that count, step by step; with links to change them when a journey is given."""
    text = form.lookup(locale)
    shown = []
    for step in path.steps:
        if step is leave_out:
            continue
        rows = []
        for question in step.questions:
            lines = kinds.get(question.kind).display(question, path.answers.get(question.code), text, locale)
            change = f"{journey.step_url(step)}?change" if journey else ""
            rows.append(Row(text(text_keys.question_label(question.code)), "\n".join(lines), change))
        if rows:
            shown.append(Section(text(text_keys.step_title(step.code)), rows))
    return shown


def _show(
    journey: JourneyRequest, path: Walk, fields: questions.Fields, problems: tuple[Problem, ...], status: int = 200
) -> HttpResponse:
    closing = journey.closing_step(path)
    last = path.before(closing.code) if closing else (path.steps[-1] if path.steps else None)
    return responses.page(
        journey,
        "check_answers",
        {
            "sections": sections(journey.form, path, journey.locale, journey, leave_out=closing),
            "closing": closing,
            "items": _closing_items(journey, closing, fields, problems) if closing else [],
            "closing_title": journey.form.text(journey.locale, text_keys.step_title(closing.code)) if closing else "",
            "errors": questions.error_lines(journey.form, journey.locale, problems),
            "young": journey.young(path.answers),
            "form_action": journey.request.path,
            **lasting.beside_check(journey),
        },
        title=responses.check_title(),
        sensitive=addresses.is_sensitive(journey.form) or any(step.sensitive for step in path.steps),
        status=status,
        back_url=journey.step_url(last) if last else journey.url(),
    )


def _closing_items(
    journey: JourneyRequest, closing: Step, fields: questions.Fields, problems: tuple[Problem, ...]
) -> list[questions.ShownItem]:
    return questions.shown_items(
        journey.form, closing, journey.locale, fields, problems, private=True, below_heading=True
    )


def _send(journey: JourneyRequest, path: Walk) -> HttpResponse:
    draft, closing = journey.draft, journey.closing_step(path)
    assert draft is not None  # noqa: S101 - check_page has looked
    if closing:
        fields = posted_fields(journey.request)
        checked = check_step(journey.form, closing, questions.posted_values(closing, fields), today=clock.today())
        if checked.problems:
            return _show(journey, path, fields, checked.problems, status=422)
        draft = draft.with_answers(checked.values).in_locale(journey.locale)
        drafts.save(draft)
    try:
        drafts.submit_draft(journey=draft, force=journey.force, actor="public", is_training=journey.site.is_training)
    except Refused as refused:
        return _show(journey, path, {}, refused.problems, status=422)
    except drafts.NoDraft:
        return responses.redirect(journey.url())
    count(journey, Event.REPORT_SENT)
    return responses.redirect(journey.url(addresses.RECEIPT))
