"""A step's page, kept for everybody: what somebody typed goes into its holes.

Text is a hole. What was chosen changes the page around it and belongs to its key, as long as the form knows it. Files,
lists of a group, composite answers that are filled in and errors are rendered each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from reporting.definition import kinds, text_keys
from reporting.definition.form import Form, Question, Step, StepKind
from reporting.definition.visibility import Drawn, drawn
from reporting.web import addresses, asking, kept_pages, lasting, questions, responses
from reporting.web.asking import Asking, Fields
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import back_url

_TYPED = frozenset({"text", "long_text", "email", "phone", "number", "time", "date", "date_time"})
_CHOSEN = frozenset({"radios", "yes_no", "checkboxes", "select", "declaration"})
_NEVER = frozenset({"files"})
_OWN_CODES = {"yes_no": ("yes", "no"), "declaration": ("yes",)}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the controls show: for the key the choices and which texts there are, and the texts themselves."""

    shape: tuple[Any, ...]
    fields: dict[str, list[str]]
    texts: list[str]


def shown(journey: JourneyRequest, step: Step, fields: Fields) -> HttpResponse | None:
    """Return the page of a step without problems; None when it must be rendered for this visitor."""
    typed = _typed(step, fields)
    if typed is None or (journey.draft is not None and journey.draft.saved is not None):
        return None
    items = None if step.is_plain else _drawn(journey, step)
    facts = StepFacts.of(journey, step)
    key = ("step", step.code, facts, typed.shape, _shape(items) if items is not None else ())

    def render(answers: kept_pages.NoAnswers) -> kept_pages.Rendering:
        own = items if items is not None else drawn(step.items, {}, {}, journey.form.setting())
        page = Asking(journey.form, journey.locale, own, typed.fields, (), answers, facts.sensitive)
        return rendering(page, step, facts)

    page = kept_pages.kept(journey, key, render)
    return kept_pages.filled(page, journey.request, typed.texts) if page is not None else None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the page of a step says beside its questions."""

    sensitive: bool
    back_url: str
    form_action: str
    young: bool
    can_save: bool
    lasting: lasting.Lasting | None

    @classmethod
    def of(cls, journey: JourneyRequest, step: Step) -> "StepFacts":
        """Look at a journey."""
        before = journey.walk.before(step.code)
        return cls(
            sensitive=addresses.is_sensitive(journey.form, step),
            back_url=back_url(journey, before),
            form_action=journey.request.get_full_path(),
            young=journey.young(journey.draft.answers) if journey.draft else False,
            can_save=step.kind is StepKind.QUESTIONS and journey.draft is not None,
            lasting=lasting.of(journey, step),
        )


def rendering(page: Asking, step: Step, facts: StepFacts) -> kept_pages.Rendering:
    """Return what the page of a step is made of."""
    return kept_pages.Rendering(
        template="emergency_gate" if step.kind is StepKind.EMERGENCY_GATE else "step",
        context={
            "step": step,
            "introduction": page.text(text_keys.step_introduction(step.code)),
            "has_own_heading": page.has_own_heading,
            "items": questions.shown_items(page),
            "errors": questions.error_lines(page.form, page.locale, page.problems, page.said),
            "young": facts.young,
            "form_action": facts.form_action,
            "has_files": any(question.kind == "files" for question in step.questions),
            "can_save": facts.can_save,
            "lasting": facts.lasting,
        },
        title=responses.neutral_title(page.form, page.locale, step),
        sensitive=facts.sensitive,
        heading=page.text(text_keys.step_title(step.code)),
        back_url=facts.back_url,
    )


def _typed(step: Step, fields: Fields) -> _Typed | None:
    """Take apart what the controls show; None for what no page is kept for."""
    shape: list[Any] = []
    marked: dict[str, list[str]] = {}
    texts: list[str] = []
    unknown = {name for name, values in fields.items() if any(values)}
    for question in step.questions:
        if question.kind in _NEVER:
            return None
        names = kinds.get(question.kind).fields(question)
        unknown.difference_update(names)
        for name in names if question.kind not in asking.ELSEWHERE else ():
            values = fields.get(name, ())
            if not any(values):
                marked[name] = []
            elif question.kind in _TYPED and len(values) == 1:
                texts.append(kept_pages.as_text(values[0]))
                shape.append(name)
                marked[name] = [kept_pages.mark(len(texts))]
            elif question.kind in _CHOSEN and set(values) <= set(_codes(question)):
                shape.append((name, *values))
                marked[name] = list(values)
            else:
                return None
    return None if unknown else _Typed(tuple(shape), marked, texts)


def _codes(question: Question) -> Sequence[str]:
    return [option.code for option in question.options] or _OWN_CODES.get(question.kind, ())


def _drawn(journey: JourneyRequest, step: Step) -> tuple[Drawn, ...]:
    given = journey.draft.answers if journey.draft else {}
    form: Form = journey.form
    return asking.of_step(
        form, step, journey.locale, {}, given=given, earlier=journey.walk.answers_before(step.code)
    ).items  # type: ignore[return-value]


def _shape(items: Sequence[Drawn]) -> tuple[Any, ...]:
    return tuple(
        (_offered(one.item), tuple((code, tuple(map(_offered, inside))) for code, inside in one.inside.items()))
        for one in items
    )


def _offered(item: Any) -> tuple[Any, ...]:
    return (item.code, tuple(option.code for option in item.options) if isinstance(item, Question) else ())
