"""A report of seven steps, one question each and a closing declaration: the journey that is measured."""

from datetime import date
from typing import Any

from sites.provisioning.library.form_words import NOTHING, Ask, Choice, FormWords, StepWords, Words

SLUG = "measured-report"


def _say(words: str) -> Words:
    return Words(words, words)


def _step(code: str, title: str, ask: Ask) -> StepWords:
    return StepWords(code=code, title=_say(title), items=(ask,))


SEVEN_STEPS = FormWords(
    slug=SLUG,
    kind="report",
    title=_say("Measured report"),
    summary=_say("A short report."),
    introduction=_say("<p>Tell us what happened.</p>"),
    before_you_start=NOTHING,
    what_happens_next=_say("<p>We have your report.</p>"),
    reply_time=_say("We read every report within 24 hours."),
    steps=(
        StepWords(
            code="gate",
            kind="emergency_gate",
            title=_say("Is it an emergency?"),
            items=(
                Ask(
                    "radios",
                    "danger",
                    _say("Is anyone in danger now?"),
                    choices=(Choice("yes", _say("Yes"), marks="emergency"), Choice("no", _say("No"))),
                ),
            ),
        ),
        StepWords(code="call-999", kind="exit", exit="emergency_999", title=_say("Call 999 now")),
        _step("what", "What happened", Ask("long_text", "account", _say("What happened?"))),
        _step("when", "When", Ask("date", "day", _say("What date was it?"), settings={"not_future": True})),
        _step("where", "Where", Ask("text", "place", _say("Where was it?"))),
        _step("seen", "Witnesses", Ask("yes_no", "witnesses", _say("Did anyone see it?"))),
        _step(
            "you",
            "About you",
            Ask(
                "radios",
                "name-given",
                _say("Do you want to give your name?"),
                choices=(Choice("later", _say("Yes, later")), Choice("never", _say("No"), marks="anonymous")),
            ),
        ),
        _step("end", "Declaration", Ask("declaration", "true", _say("I confirm"), statement=_say("This is true."))),
    ),
)


def posts(account: str) -> list[tuple[str, dict[str, Any]]]:
    """The steps of the journey before check answers: the last part of the address, and the fields to send."""
    return [
        ("gate", {"danger": "no"}),
        ("what", {"account": account}),
        ("when", {"day-day": "3", "day-month": "2", "day-year": "2026"}),
        ("where", {"place": "The bicycle rack outside Reading station"}),
        ("seen", {"witnesses": "no"}),
        ("you", {"name-given": "never"}),
    ]


CLOSING = {"true": "yes"}


def answers(account: str) -> dict[str, Any]:
    """The same report as the API takes it."""
    return {
        "danger": "no",
        "account": account,
        "day": date(2026, 2, 3).isoformat(),
        "place": "The bicycle rack outside Reading station",
        "witnesses": False,
        "name-given": "never",
        "true": True,
    }
