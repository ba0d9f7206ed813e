"""Check your answers, and send: once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_step
from reporting.definition.conditions import entries
from reporting.definition.form import Form, Question, Step
from reporting.definition.json_values import Answers
from reporting.definition.kinds import group as group_kind
from reporting.definition.problems import Problem
from reporting.definition.routing import Walk
from reporting.definition.wording import worded
from reporting.intake import drafts
from reporting.intake.carrying import UNSEEN
from reporting.intake.submit import Refused
from reporting.web import addresses, asking, groups, lasting, questions, responses
from reporting.web.beta import count
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import CHANGE, posted_fields
from sites.forces.arms import Event
from soh.core import clock


@dataclass(frozen=True, slots=True)
class Row:
    """One answered question, or one entry of a group."""

    label: str
    answer: str
    change_url: str
    remove_url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one step. `list_url` leads to the list of a group's entries."""

    title: str
    rows: list[Row]
    list_url: str = ""


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
    text = worded(form, locale, path.answers)
    shown = []
    for step in path.steps:
        if step is leave_out:
            continue
        url = journey.step_url(step) if journey else ""
        rows: list[Row] = []
        for question in path.questions_of(step):
            if question.kind == UNSEEN:
                continue
            value = path.answers.get(question.code)
            if question.items and (found := entries(value)):
                rows += _entry_rows(form, path, locale, question, found, url)
                continue
            lines = kinds.get(question.kind).display(question, value, text, locale)
            rows.append(Row(text(text_keys.question_label(question.code)), "\n".join(lines), _change(url)))
        if rows:
            list_url = _change(url) if asking.group_of(path.questions_of(step)) else ""
            shown.append(Section(text(text_keys.step_title(step.code)), rows, list_url))
    return shown


def _entry_rows(
    form: Form, path: Walk, locale: str, group: Question, found: Sequence[Answers], url: str
) -> Iterator[Row]:
    """A row for each entry of a group."""
    for number, entry in enumerate(found, 1):
        text = worded(form, locale, {**path.answers, **entry})
        _name, *lines = kinds.get(group.kind).display(group, [entry], text, locale)
        label = f"{group_kind.entry_name(group, text)} {number}"
        at = f"{url}{number}/" if url else ""
        yield Row(label, "\n".join(lines), _change(at), _change(f"{at}{groups.REMOVE}/") if at else "")


def _change(url: str) -> str:
    return f"{url}?{CHANGE}" if url else ""


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
            "items": _closing_items(journey, path, closing, fields, problems) if closing else [],
            "closing_title": responses.title_of(journey, closing) if closing else "",
            "errors": questions.error_lines(journey.form, journey.locale, problems, path.answers),
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
    journey: JourneyRequest, path: Walk, closing: Step, fields: questions.Fields, problems: tuple[Problem, ...]
) -> list[questions.ShownItem]:
    earlier = path.answers_before(closing.code)
    page = asking.of_step(journey.form, closing, journey.locale, fields, problems, earlier=earlier, private=True)
    return questions.shown_items(page, below_heading=True)


def _send(journey: JourneyRequest, path: Walk) -> HttpResponse:
    draft, closing = journey.draft, journey.closing_step(path)
    assert draft is not None  # noqa: S101 - check_page has looked
    if closing:
        fields = posted_fields(journey.request)
        checked = check_step(
            journey.form,
            closing,
            asking.posted_values(closing, fields),
            today=clock.today(),
            earlier=path.answers_before(closing.code),
            now=clock.now(),
        )
        if checked.problems:
            return _show(journey, path, fields, checked.problems, status=422)
        draft = draft.with_answers(checked.values, without=checked.dropped).in_locale(journey.locale)
        drafts.save(draft)
    try:
        drafts.submit_draft(journey=draft, force=journey.force, actor="public", is_training=journey.site.is_training)
    except Refused as refused:
        return _show(journey, path, {}, refused.problems, status=422)
    except drafts.NoDraft:
        return responses.redirect(journey.url())
    count(journey, Event.REPORT_SENT)
    return responses.redirect(journey.url(addresses.RECEIPT))
