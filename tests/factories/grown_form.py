"""A form with everything that depends on answers: a reveal, questions and options with conditions, words with an answer
in them, and a group of people."""

from typing import Any

from reporting.definition.conditions import AnyEntry, Named, Not, Test
from reporting.definition.form import Content, ContentKind, Form, FormKind, Option, Question, Step

WORDS = {
    "form.title": "Tell us about it",
    "step.what.title": "What happened",
    "question.crime.label": "What was it?",
    "option.crime.theft.label": "A theft",
    "option.crime.theft.content": "<p>Keep the receipt.</p>",
    "option.crime.damage.label": "Damage",
    "option.crime.other.label": "Something else",
    "question.item.label": "What was taken?",
    "question.damaged.label": "What was damaged?",
    "content.insurance.body": "<p>Tell your insurer.</p>",
    "step.details.title": "About ((item))",
    "content.again.body": "<p>You said that ((item)) was taken.</p>",
    "question.worth.label": "How much is ((item)) worth?",
    "question.help.label": "What do you need?",
    "option.help.number.label": "A crime number",
    "option.help.repair.label": "Somebody who makes it safe",
    "step.people.title": "People",
    "question.people.label": "Who was there?",
    "question.people.entry": "person",
    "question.name.label": "What is their name?",
    "question.known.label": "Do you know them?",
    "question.whence.label": "How do you know ((name))?",
    "step.safety.title": "Your safety",
    "question.safe.label": "Are you safe?",
}


def grown_form(*, least: int = 0, most: int = 3, required: bool = False, **changes: Any) -> Form:
    """Return the form; the arguments are those of its group."""
    theft, damage = Test("crime", "is", "theft"), Test("crime", "is", "damage")
    people = Question(
        "people",
        "group",
        required=required,
        settings={"least": least, "most": most},
        items=(
            Question("name", "text", settings={"max_length": 50}),
            Question("known", "yes_no"),
            Question("whence", "text", show_when=Test("known", "is", True), revealed=False),
        ),
    )
    steps = (
        Step(
            "what",
            items=(
                Question(
                    "crime",
                    "radios",
                    options=(Option("theft"), Option("damage"), Option("other", divider=True)),
                ),
                Question("item", "text", show_when=theft, revealed=True),
                Content("insurance", ContentKind.INSET, show_when=damage, revealed=True),
                Question("damaged", "text", show_when=damage, revealed=True),
            ),
        ),
        Step(
            "details",
            items=(
                Content("again", show_when=Named("taken")),
                Question("worth", "number", show_when=Named("taken")),
                Question(
                    "help",
                    "radios",
                    required=False,
                    options=(Option("number"), Option("repair", show_when=damage)),
                ),
            ),
            show_when=Not(Test("crime", "is", "other")),
        ),
        Step("people", items=(people,)),
        Step(
            "safety",
            items=(Question("safe", "yes_no"),),
            show_when=AnyEntry("people", Test("known", "is", True)),
        ),
    )
    parts: dict[str, Any] = {
        "key": "grown",
        "kind": FormKind.SERVICE,
        "source_locale": "en",
        "steps": steps,
        "texts": {"en": WORDS},
        "conditions": {"taken": theft},
    }
    return Form(**{**parts, **changes})
