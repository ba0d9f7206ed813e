"""Forms of Thames Valley for the journeys through the form editor: one for each journey, and two long ones."""

from typing import Any

SITE = "thames-valley"
FORMS = ("picker", "options", "moving", "refusal", "walk", "keyboard", "groups")
LONG = (12, 100)
PEOPLE = "who-was-there"
"""The address of a form that the public fills in: a reveal, and a group of people with a reveal in each entry."""


def slug_of(purpose: str) -> str:
    """The address of the form for one purpose."""
    return f"edit-{purpose}"


def make_forms_to_edit() -> None:
    """Make and publish the forms. Needs Django."""
    from sites.forces.models import Force
    from tests.factories.forms import form_page, theft_form

    home = Force.objects.get(slug=SITE).site.root_page.specific
    for purpose in FORMS:
        form_page(home, slug=slug_of(purpose), title=f"Form for {purpose}", built=theft_form(purpose))
    form_page(home, slug=PEOPLE, title="Tell us who was there", built=_people_form())
    for steps in LONG:
        form_page(home, slug=slug_of(str(steps)), title=f"Form of {steps} steps", built=_long_form(steps))


def _long_form(steps: int) -> Any:
    """A form of so many steps: five questions with five options on each, every fourth step under a condition."""
    from reporting.authoring.building import build, exit_page, gate, option, question, step, when

    def page(number: int) -> Any:
        questions = [
            question(
                "radios",
                f"q{number}-{place}",
                f"Question {place} of step {number}",
                options=[option(f"o{each}", f"Option {each}") for each in range(5)],
            )
            for place in range(5)
        ]
        shown = [when(f"q{number - 1}-0", "is", "o1")] if number % 4 == 3 else []
        return step(f"s{number}", title=f"Step about {number}", items=questions, show_when=shown)

    return build(
        f"long-{steps}",
        [
            gate(
                "emergency",
                title="Is it an emergency?",
                question_code="in-danger",
                label="Is anyone in danger?",
                options=[option("yes", "Yes", mark="emergency"), option("no", "No")],
            ),
            exit_page("call-999", title="Call 999 now", exit="emergency_999"),
            *(page(number) for number in range(steps - 3)),
            step("end", title="Declaration", items=[question("declaration", "true", "It is true")]),
        ],
    )


def _people_form() -> Any:
    """What happened, who was there, and a step that only what somebody in the group is leads to."""
    from reporting.authoring.building import any_entry, build, exit_page, gate, option, question, step, when

    person = [
        question("text", "person-name", "What is their name?"),
        question(
            "radios",
            "person-known",
            "Do you know them?",
            options=[option("known", "Yes"), option("stranger", "No", divider=True)],
        ),
        question("text", "person-link", "How do you know them?", show_when=[when("person-known", "is", "known")]),
    ]  # fmt: skip
    return build(
        "people",
        [
            gate(
                "emergency",
                title="Is it an emergency?",
                question_code="in-danger",
                label="Is anyone in danger?",
                options=[option("yes", "Yes", mark="emergency"), option("no", "No")],
            ),
            exit_page("call-999", title="Call 999 now", exit="emergency_999"),
            step(
                "what",
                title="What happened",
                items=[
                    question("yes_no", "seen", "Did you see it?"),
                    question("text", "seen-what", "What did you see?", show_when=[when("seen", "is", "yes")]),
                ],
            ),
            step(
                "people",
                title="People",
                items=[
                    question("group", "people-there", "Who was there?", entry="person", least=1, most=5, items=person)
                ],
            ),
            step(
                "safety",
                title="About people you know",
                items=[
                    question("long_text", "worries", "You saw ((What did you see?)). Are you worried?", required=False)
                ],
                show_when=[any_entry("people-there", when("person-known", "is", "known"))],
            ),
            step(
                "end",
                title="Declaration",
                items=[question("declaration", "true", "It is true", statement="<p>True.</p>")],
            ),
        ],
    )
