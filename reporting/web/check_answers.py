"""Check your answers, and send: once."""

from collections.abc import Callable, Iterator, Sequence
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
from reporting.definition.visibility import drawn
from reporting.definition.wording import worded
from reporting.intake import drafts
from reporting.intake.carrying import UNSEEN
from reporting.intake.submit import Refused
from reporting.web import addresses, asking, groups, kept_check, lasting, questions, responses
from reporting.web.beta import count
from reporting.web.journeys import JourneyRequest
from reporting.web.kept_pages import Rendering
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
    form: Form,
    path: Walk,
    locale: str,
    journey: JourneyRequest | None,
    leave_out: Step | None = None,
    *,
    said: Answers | None = None,
    show: Callable[[Question], str] | None = None,
) -> list[Section]:
    """Return the answers that count, step by step; with links to change them when a journey is given.

    `said` are the answers that may stand in words, and `show` says what stands for an answer, else the answer itself.
    """
    text = worded(form, locale, path.answers if said is None else said)
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
            lines = [show(question)] if show else kinds.get(question.kind).display(question, value, text, locale)
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

    def render(said: Answers, show: Callable[[Question], str] | None) -> Rendering:
        shown = sections(journey.form, path, journey.locale, journey, closing, said=said, show=show)
        return _rendering(journey, path, shown, said, fields, problems)

    if not problems and not fields and (page := kept_check.shown(journey, path, closing, render)) is not None:
        return page
    made = render(path.answers, None)
    return responses.page(
        journey,
        made.template,
        made.context,
        title=made.title,
        sensitive=made.sensitive,
        status=status,
        back_url=made.back_url,
    )


def _rendering(
    journey: JourneyRequest,
    path: Walk,
    shown: list[Section],
    said: Answers,
    fields: questions.Fields,
    problems: tuple[Problem, ...],
) -> Rendering:
    """Return what the page is made of. Of the answers it shows what `shown` has, and `said` in its words."""
    closing = journey.closing_step(path)
    last = path.before(closing.code) if closing else (path.steps[-1] if path.steps else None)
    return Rendering(
        template="check_answers",
        context={
            "sections": shown,
            "closing": closing,
            "items": _closing_items(journey, path, closing, said, fields, problems) if closing else [],
            "closing_title": responses.title_of(journey, closing) if closing else "",
            "errors": questions.error_lines(journey.form, journey.locale, problems, said),
            "young": journey.young(path.answers),
            "form_action": journey.request.path,
            **lasting.beside_check(journey),
        },
        title=responses.check_title(),
        sensitive=is_sensitive(journey, path),
        back_url=journey.step_url(last) if last else journey.url(),
    )


def is_sensitive(journey: JourneyRequest, path: Walk) -> bool:
    """Whether a page with all answers must leave no telling trace on the device."""
    return addresses.is_sensitive(journey.form) or any(step.sensitive for step in path.steps)


def _closing_items(
    journey: JourneyRequest,
    path: Walk,
    closing: Step,
    said: Answers,
    fields: questions.Fields,
    problems: tuple[Problem, ...],
) -> list[questions.ShownItem]:
    items = drawn(closing.items, {}, path.answers_before(closing.code), journey.form.setting())
    page = asking.Asking(journey.form, journey.locale, items, fields, problems, said, private=True)
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
    try:
        _submit(journey, draft)
    except Refused as refused:
        if draft.changed:
            drafts.save(draft)
        return _show(journey, path, {}, refused.problems, status=422)
    except drafts.NoDraft:
        return responses.redirect(journey.url())
    if not journey.is_entered:
        count(journey, Event.REPORT_SENT)
    return responses.redirect(journey.url(addresses.RECEIPT))


def _submit(journey: JourneyRequest, draft: drafts.Journey) -> None:
    """Make the report; of a draft that another tab ended meanwhile, too, when this request answered something."""
    try:
        drafts.submit_draft(journey=draft, force=journey.force, actor="public", is_training=journey.site.is_training)
    except drafts.NoDraft:
        if not draft.changed:
            raise
        sent = drafts.save(draft)
        drafts.submit_draft(journey=sent, force=journey.force, actor="public", is_training=journey.site.is_training)
