"""A step of the journey: shown by GET, answered by POST."""

from typing import Any

from django.http import Http404, HttpResponse

from reporting.definition import text_keys
from reporting.definition.answers import check_step
from reporting.definition.form import ExitKind, Step, StepKind
from reporting.definition.problems import Problem
from reporting.intake import drafts
from reporting.intake.carrying import UNSEEN
from reporting.web import address_lookup, addresses, asking, groups, kept_steps, lasting, questions, responses, uploads
from reporting.web.ended import ended_page
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import SAVE, after, kept, led_to, posted_fields
from soh.core import clock


def step_page(journey: JourneyRequest, segment: str) -> HttpResponse:
    """Show or take one step. A step off the visitor's path leads back to the first one that is missing.

    What follows the step's own part of the address leads into a group: to one of its entries.
    """
    own, _slash, entry = segment.partition("/")
    step = addresses.step_at(journey.form, own)
    if step is None or (entry and asking.group_of(step.questions) is None):
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
    if group := asking.group_of(journey.walk.questions_of(step)):
        return groups.page(journey, step, group, entry)
    if journey.request.method == "POST" and step.kind is not StepKind.EXIT:
        return uploads.remembered(journey, _posted(journey, step))
    if step.kind is StepKind.EXIT:
        return exit_page(journey, step)
    _follow_language(journey)
    fields: questions.Fields = asking.stored_fields(step, journey.draft.answers if journey.draft else {})
    if journey.draft and (unchecked := journey.draft.working.get(step.code)):
        fields = {**{name: [] for name in fields}, **unchecked}
    return show(journey, step, fields, ())


def show(
    journey: JourneyRequest, step: Step, fields: questions.Fields, problems: tuple[Problem, ...], *, status: int = 200
) -> HttpResponse:
    """Render a step with these field values and problems."""
    if not problems and (page := kept_steps.shown(journey, step, fields)) is not None:
        return page
    facts = kept_steps.StepFacts.of(journey, step)
    has_files = bool(uploads.asked(step))
    if has_files:
        fields = {**fields, **uploads.fields_of(journey, step)}
    asked = asking.of_step(
        journey.form,
        step,
        journey.locale,
        fields,
        problems,
        given=journey.draft.answers if journey.draft else {},
        earlier=journey.walk.answers_before(step.code),
        private=facts.sensitive,
        states=uploads.states_of(journey, step) if has_files else {},
    )
    made = kept_steps.rendering(asked, step, facts)
    return responses.page(
        journey,
        made.template,
        {**made.context, "uploads_url": journey.url(addresses.UPLOAD) if has_files else ""},
        title=made.title,
        heading=made.heading,
        sensitive=made.sensitive,
        status=status,
        back_url=made.back_url,
    )


def exit_page(journey: JourneyRequest, step: Step) -> HttpResponse:
    """Show who can help instead."""
    before = journey.walk.before(step.code)
    page = asking.of_step(
        journey.form, step, journey.locale, {}, earlier=journey.walk.answers_before(step.code), private=True
    )
    return responses.page(
        journey,
        "exit",
        {
            "step": step,
            "exit": step.exit.value if step.exit else "",
            "introduction": page.text(text_keys.step_introduction(step.code)),
            "items": questions.shown_items(page),
            "another_force_url": _another_force(journey, step),
        },
        title=responses.title_of(journey, step),
        heading=page.text(text_keys.step_title(step.code)),
        sensitive=addresses.is_sensitive(journey.form, step),
        back_url=journey.step_url(before) if before else journey.url(),
    )


def _another_force(journey: JourneyRequest, step: Step) -> str:
    """Where the answers can be taken to the force that it is for."""
    return (
        journey.url(addresses.ANOTHER_FORCE) if step.exit is ExitKind.OTHER_FORCE and journey.may_be_elsewhere else ""
    )


def _posted(journey: JourneyRequest, step: Step) -> HttpResponse:
    if wrong := uploads.take(journey, step):
        return show(journey, step, posted_fields(journey.request), wrong, status=422)
    if uploads.is_beside(journey):
        return uploads.stay(journey, step)
    return _save_for_later(journey, step) if SAVE in journey.request.POST else _take(journey, step)


def _take(journey: JourneyRequest, step: Step) -> HttpResponse:
    fields = posted_fields(journey.request)
    if (looked_up := address_lookup.helped(step.questions, fields)) is not None:
        return show(journey, step, looked_up, ())
    values = {**asking.posted_values(step, fields), **_unseen(journey, step)}
    earlier = journey.walk.answers_before(step.code)
    checked = check_step(journey.form, step, values, today=clock.today(), earlier=earlier, now=clock.now())
    if checked.problems:
        return show(journey, step, fields, checked.problems, status=422)
    draft, path = kept(journey, checked.values, of_step=step.code, without=checked.dropped)
    return led_to(journey, after(journey, step, path), draft)


def _unseen(journey: JourneyRequest, step: Step) -> dict[str, Any]:
    """Answers of questions that have no control: a post neither sets nor clears them."""
    known = journey.draft.answers if journey.draft else {}
    unseen = (UNSEEN, uploads.KIND)
    return {question.code: known.get(question.code) for question in step.questions if question.kind in unseen}


def _save_for_later(journey: JourneyRequest, step: Step) -> HttpResponse:
    """Keep the half-filled step and lead to the page that saves."""
    lasting.keep(journey, step, posted_fields(journey.request))
    return responses.redirect(journey.url(addresses.SAVE))


def _follow_language(journey: JourneyRequest) -> None:
    """A visitor who changes the language midway keeps the answers; the draft remembers the new language."""
    if journey.draft and journey.draft.locale != journey.locale:
        drafts.save(journey.draft.in_locale(journey.locale))
