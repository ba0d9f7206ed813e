"""A short form, published without any page: emergency gate, what happened, who, declaration."""

import uuid
from dataclasses import dataclass
from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition.conditions import Test
from reporting.definition.form import ExitKind, Form, FormKind, Option, Question, Route, Step, StepKind

WORDS_EN = {
    "form.title": "Report a theft",
    "step.gate.title": "Is it an emergency?",
    "question.danger.label": "Is anyone in danger?",
    "option.danger.yes.label": "Yes",
    "option.danger.no.label": "No",
    "step.call.title": "Call 999",
    "step.what.title": "What happened",
    "question.account.label": "Tell us what happened",
    "step.who.title": "About you",
    "question.stay.label": "Do you want to give your name?",
    "option.stay.named.label": "Yes",
    "option.stay.anonymous.label": "No, stay anonymous",
    "step.name.title": "Your name",
    "question.name.label": "Full name",
    "step.end.title": "Declaration",
    "question.true.label": "I confirm",
    "question.true.statement": "This is true",
}
WORDS_CY = {"form.title": "Rhoi gwybod am ddwyn", "step.what.title": "Beth ddigwyddodd"}


def small_form(key: uuid.UUID, **changes: Any) -> Form:
    """Return the form; `changes` replace its parts."""
    steps = (
        Step(
            "gate",
            StepKind.EMERGENCY_GATE,
            (Question("danger", "radios", options=(Option("yes", "emergency"), Option("no"))),),
            routes=(Route(Test("danger", "is", "yes"), "call"),),
        ),
        Step("call", StepKind.EXIT, exit=ExitKind.EMERGENCY_999),
        Step("what", items=(Question("account", "long_text"),)),
        Step(
            "who",
            items=(Question("stay", "radios", options=(Option("named"), Option("anonymous", "anonymous"))),),
        ),
        Step(
            "name",
            items=(Question("name", "text"),),
            show_when=Test("stay", "is", "named"),
            sensitive=True,
        ),
        Step("end", items=(Question("true", "declaration"),)),
    )
    parts = {
        "key": str(key),
        "kind": FormKind.REPORT,
        "source_locale": "en",
        "steps": steps,
        "texts": {"en": WORDS_EN},
    }
    return Form(**{**parts, **changes})


NAMED = {
    "danger": "no",
    "account": "My bicycle was taken from the rack outside the library.",
    "stay": "named",
    "name": "Siân O’Neill",
    "true": True,
}
ANONYMOUS = {
    "danger": "no",
    "account": "I saw a man break a window.",
    "stay": "anonymous",
    "true": True,
}


@dataclass(frozen=True)
class PublishedSmallForm:
    """A published form: its key and what a draft would pin."""

    key: uuid.UUID
    pinned: Pinned


def publish_small_form(**changes: Any) -> PublishedSmallForm:
    """Publish the form under a fresh key."""
    key = uuid.uuid4()
    version = editions.publish_version(form_key=key, form=small_form(key, **changes), codes={}, actor="user:1")
    editions.publish_texts(version=version, locale="cy", texts=WORDS_CY)
    return PublishedSmallForm(key, editions.pin(editions.edition_for(version=version)))
