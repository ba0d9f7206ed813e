"""A visitor sends answers to a journey that has ended: what was typed just now is given back, never dropped unseen."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.definition import kinds, text_keys
from reporting.definition.form import Step
from reporting.web import addresses, questions, responses
from reporting.web.journeys import JourneyRequest


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one question."""

    label: str
    text: str


def ended_page(journey: JourneyRequest, step: Step, fields: questions.Fields) -> HttpResponse | None:
    """Show what was typed, to copy, and the way to begin again; None when nothing was typed."""
    typed = typed_now(journey, step, fields)
    if not typed:
        return None
    return responses.page(
        journey,
        "ended",
        {"typed": typed, "start_url": journey.url()},
        title=_("Your answers have ended"),
        sensitive=addresses.is_sensitive(journey.form, step),
        status=409,
    )


def typed_now(journey: JourneyRequest, step: Step, fields: questions.Fields) -> list[Typed]:
    """What was posted for a step, question by question, in words."""
    text = journey.form.lookup(journey.locale)
    found = []
    for question in (inner for one in step.questions for inner in (one, *one.questions)):
        values = [
            text(text_keys.option_label(question.code, value)) or value
            for name in kinds.get(question.kind).fields(question)
            for value in fields.get(name, ())
            if value.strip()
        ]
        if values:
            found.append(Typed(text(text_keys.question_label(question.code)), "\n".join(values)))
    return found
