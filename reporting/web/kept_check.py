"""Pages with all answers, kept for everybody who answered the same questions: the answers go into their holes."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.html import escape

from reporting.definition import kinds
from reporting.definition.form import Question, Step
from reporting.definition.json_values import Answers
from reporting.definition.routing import Walk
from reporting.definition.wording import worded
from reporting.intake.carrying import UNSEEN
from reporting.web import kept_pages, lasting
from reporting.web.journeys import JourneyRequest

Render = Callable[[Answers, Callable[[Question], str]], kept_pages.Rendering]


def shown(
    journey: JourneyRequest, path: Walk, closing: Step | None, render: Render, *, beside: Sequence[str] = ()
) -> HttpResponse | None:
    """Return the page; None when it must be rendered for this visitor: lists of a group, conditions at the end.

    `beside` are words of this visitor other than answers, each in the hole of its number.
    """
    answered = _answered(journey, path, closing)
    if answered is None or (closing is not None and not closing.is_plain):
        return None
    codes = [code for code, answer in answered.items() if answer]
    key = (
        "check",
        tuple((step.code, tuple(question.code for question in path.questions_of(step))) for step in path.steps),
        tuple(codes),
        closing.code if closing else "",
        journey.young(path.answers),
        tuple(lasting.beside_check(journey).values()),
        tuple(map(bool, beside)),
    )

    def hole(question: Question) -> str:
        number = codes.index(question.code) if question.code in codes else None
        return "" if number is None else kept_pages.mark(len(beside) + number + 1)

    page = kept_pages.kept(journey, key, lambda nobody: render(nobody, hole))
    if page is None:
        return None
    values = (*map(escape, beside), *(linebreaksbr(answered[code]) for code in codes))
    return kept_pages.filled(page, journey.request, values)


def _answered(journey: JourneyRequest, path: Walk, closing: Step | None) -> dict[str, str] | None:
    """Return the answers as they are shown, by question; None where a group has a row for each entry."""
    text = worded(journey.form, journey.locale, path.answers)
    found: dict[str, str] = {}
    for step in path.steps:
        for question in path.questions_of(step) if step is not closing else ():
            if question.items:
                return None
            if question.kind != UNSEEN:
                value = path.answers.get(question.code)
                found[question.code] = "\n".join(
                    kinds.get(question.kind).display(question, value, text, journey.locale)
                )
    return found
