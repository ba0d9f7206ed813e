"""A step of the journey: shown by GET, answered by POST."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from reporting.definition import text_keys
from reporting.definition.answers import check_step
from reporting.definition.form import ExitKind, Step, StepKind
from reporting.definition.problems import Problem
from reporting.definition.routing import Walk
from reporting.intake import drafts
from reporting.intake.carrying import UNSEEN
from reporting.intake.drafts import Journey, Visitor
from reporting.web import addresses, lasting, questions, responses
from reporting.web.ended import ended_page
from reporting.web.journeys import JourneyRequest
from reporting.web.visitor import remember
from soh.core import clock

_CHANGE = "change"
_SAVE = "_save"
_OURS = frozenset({"csrfmiddlewaretoken", _SAVE})


def step_page(journey: JourneyRequest, segment: str) -> HttpResponse:
    """Show or take one step. A step off the visitor's path leads back to the first one that is missing."""
    step = addresses.step_at(journey.form, segment)
    if step is None:
        if journey.draft is None:
            return responses.redirect(journey.url())  # an address of an older version of the form
        raise Http404
    if journey.draft and journey.draft.receipt:
        return responses.redirect(journey.url(addresses.RECEIPT))
    if not journey.walk.includes(step.code):
        ended = journey.draft is None and journey.request.method == "POST"
        given_back = ended_page(journey, step, posted_fields(journey.request)) if ended else None
        return given_back or responses.redirect(journey.go_on_url)
    if step is journey.closing_step(journey.walk) and journey.can_check(journey.walk):
        return responses.redirect(journey.url(addresses.CHECK))
    if journey.request.method == "POST" and step.kind is not StepKind.EXIT:
        return _save_for_later(journey, step) if _SAVE in journey.request.POST else _take(journey, step)
    if step.kind is StepKind.EXIT:
        return exit_page(journey, step)
    _follow_language(journey)
    fields = questions.stored_fields(journey.form, step, journey.draft.answers if journey.draft else {})
    if journey.draft and (unchecked := journey.draft.working.get(step.code)):
        fields = {**{name: [] for name in fields}, **unchecked}
    return show(journey, step, fields, ())


def show(
    journey: JourneyRequest, step: Step, fields: questions.Fields, problems: tuple[Problem, ...], *, status: int = 200
) -> HttpResponse:
    """Render a step with these field values and problems."""
    sensitive = addresses.is_sensitive(journey.form, step)
    before = journey.walk.before(step.code)
    changing = _CHANGE in journey.request.GET
    back = journey.url(addresses.CHECK) if changing else journey.step_url(before) if before else journey.url()
    return responses.page(
        journey,
        "emergency_gate" if step.kind is StepKind.EMERGENCY_GATE else "step",
        {
            "step": step,
            "introduction": journey.form.text(journey.locale, text_keys.step_introduction(step.code)),
            "has_own_heading": questions.has_own_heading(step),
            "items": questions.shown_items(journey.form, step, journey.locale, fields, problems, private=sensitive),
            "errors": questions.error_lines(journey.form, journey.locale, problems),
            "young": journey.young(journey.draft.answers) if journey.draft else False,
            "form_action": journey.request.get_full_path(),
            "can_save": step.kind is StepKind.QUESTIONS and journey.draft is not None,
            "lasting": lasting.of(journey, step),
        },
        title=journey.form.text(journey.locale, text_keys.step_title(step.code)),
        sensitive=sensitive,
        status=status,
        back_url=back,
    )


def exit_page(journey: JourneyRequest, step: Step) -> HttpResponse:
    """Show who can help instead."""
    before = journey.walk.before(step.code)
    return responses.page(
        journey,
        "exit",
        {
            "step": step,
            "exit": step.exit.value if step.exit else "",
            "introduction": journey.form.text(journey.locale, text_keys.step_introduction(step.code)),
            "items": questions.shown_items(journey.form, step, journey.locale, {}, (), private=True),
            "another_force_url": _another_force(journey, step),
        },
        title=journey.form.text(journey.locale, text_keys.step_title(step.code)),
        sensitive=addresses.is_sensitive(journey.form, step),
        back_url=journey.step_url(before) if before else journey.url(),
    )


def _another_force(journey: JourneyRequest, step: Step) -> str:
    """Where the answers can be taken to the force that it is for."""
    return journey.url(addresses.ANOTHER_FORCE) if step.exit is ExitKind.OTHER_FORCE and journey.may_be_elsewhere else ""


def _take(journey: JourneyRequest, step: Step) -> HttpResponse:
    fields = posted_fields(journey.request)
    values = {**questions.posted_values(step, fields), **_unseen(journey, step)}
    checked = check_step(journey.form, step, values, today=clock.today())
    if checked.problems:
        return show(journey, step, fields, checked.problems, status=422)
    draft = (journey.draft or begin(journey)).with_answers(checked.values, of_step=step.code)
    draft = drafts.save(draft.in_locale(journey.locale))
    path = journey.walk_of(draft.answers)
    response = responses.redirect(_after(journey, step, path))
    if journey.visitor != draft.visitor:
        remember(response, draft.visitor)
    return response


def _unseen(journey: JourneyRequest, step: Step) -> dict[str, Any]:
    """Answers of questions that have no control: a post neither sets nor clears them."""
    known = journey.draft.answers if journey.draft else {}
    return {question.code: known.get(question.code) for question in step.questions if question.kind == UNSEEN}


def _save_for_later(journey: JourneyRequest, step: Step) -> HttpResponse:
    """Keep the half-filled step and lead to the page that saves."""
    lasting.keep(journey, step, posted_fields(journey.request))
    return responses.redirect(journey.url(addresses.SAVE))


def _after(journey: JourneyRequest, step: Step, path: Walk) -> str:
    """Where a step that was answered leads; from a change back to check answers, by way of what is asked now."""
    if _CHANGE not in journey.request.GET:
        return journey.next_url(path, after=step)
    go_on = journey.next_url(path, after=None)
    return go_on if go_on == journey.url(addresses.CHECK) else f"{go_on}?{_CHANGE}"


def posted_fields(request: HttpRequest) -> dict[str, list[str]]:
    """Return the posted fields, without what is ours: the CSRF token and the buttons."""
    return {name: values for name, values in request.POST.lists() if name not in _OURS}


def begin(journey: JourneyRequest) -> Journey:
    """Return a new draft of the newest version; nothing is stored yet."""
    return Journey(
        force_id=journey.force.id,
        visitor=journey.visitor or Visitor.new(),
        form_key=journey.published.form_key,
        pinned=journey.published.pinned,
        locale=journey.locale,
    )


def _follow_language(journey: JourneyRequest) -> None:
    """A visitor who changes the language midway keeps the answers; the draft remembers the new language."""
    if journey.draft and journey.draft.locale != journey.locale:
        drafts.save(journey.draft.in_locale(journey.locale))
