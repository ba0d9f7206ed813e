"""A form for each kind of question, and one that asks them all at once, published by Thames Valley."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CODE = "asked"
SITE = "thames-valley"
HINT = "A hint that helps"
EVERYTHING = "everything"
TO_PUBLISH = "A form to publish"


@dataclass(frozen=True)
class Asked:
    """A question as a visitor meets it.

    `controls` are role and name of each control in the order of the keyboard; `right` is what to type into which part
    ("" for the only one), or which control to choose; `wrong` the same for an answer that is refused.
    """

    kind: str
    label: str
    controls: tuple[tuple[str, str], ...]
    right: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        """Whether a legend names the question and labels name its controls."""
        return self.controls[0][1] != self.label

    @property
    def slug(self) -> str:
        """The form's address."""
        return f"ask-{self.kind.replace('_', '-')}"

    def __str__(self) -> str:
        return self.kind


def _box(kind: str, label: str, right: str, wrong: str = "") -> Asked:
    return Asked(kind, label, (("textbox", label),), {"": right}, {"": wrong} if wrong else {})


_LINES = ("Address line 1", "Address line 2 (optional)", "Town or city", "County (optional)", "Postcode")

ASKED = (
    _box("text", "Your name", "Siân O’Neill"),
    _box("long_text", "What happened", "It was dark."),
    Asked("radios", "Which colour", (("radio", "Red"), ("radio", "Green"), ("radio", "None of these")), {"": "Red"}),
    Asked(
        "checkboxes",
        "Which colours",
        (("checkbox", "Red"), ("checkbox", "Green"), ("checkbox", "None of these")),
        {"": "Red"},
    ),
    Asked("yes_no", "Did anyone see it", (("radio", "Yes"), ("radio", "No")), {"": "No"}),
    Asked(
        "date",
        "What day was it",
        (("textbox", "Day"), ("textbox", "Month"), ("textbox", "Year")),
        {"day": "3", "month": "4", "year": "2026"},
        {"day": "31", "month": "4", "year": "2026"},
    ),
    _box("time", "What time was it", "2:30pm", "25:61"),
    _box("email", "Your email address", "sian@example.org", "sian"),
    _box("phone", "Your phone number", "07700 900123", "12"),
    _box("number", "How many", "7", "seven"),
    Asked(
        "address",
        "Where was it",
        tuple(("textbox", line) for line in _LINES),
        {"line_1": "1 High Street", "town": "Reading", "postcode": "RG1 1AA"},
        {"line_1": "1 High Street", "town": "Reading", "postcode": "XX"},
        {"postcode_required": True},
    ),
    Asked(
        "declaration",
        "I confirm",
        (("checkbox", "All of it is true."),),
        {"": "All of it is true."},
        settings={"statement": "<p>All of it is true.</p>"},
    ),
)


COLOURS = ("Amber", "Beige", "Black", "Blue", "Brown", "Crème", "Gold", "Green", "Grey", "Orange", "Red", "White")
SEARCHED = Asked("select", "What colour is it", (("combobox", "What colour is it"),), {"": "Green"})
IN_PARTS = (
    Asked("date_time", "When did you last see it", (), {}),
    Asked("date_range", "When did it happen", (), {}, settings={"times": True}),
    Asked("approximate_date", "When did it begin", (), {}),
    Asked("place", "Where did it happen", (), {}),
    Asked(
        "person",
        "Who did it",
        (),
        {},
        settings=dict.fromkeys(("name_needed", "known_as", "date_of_birth", "age", "hair", "clothing"), True),
    ),
    Asked("organisation", "Which organisation", (), {}, settings={"contact": True}),
    Asked("vehicle", "Which vehicle", (), {}),
    Asked("property_item", "What was taken", (), {}),
)
"""Questions of several parts, asked on the page with everything."""


def publish_every_kind() -> None:
    """Make and publish the forms. Needs Django."""
    from reporting.authoring.building import build
    from reporting.authoring.form_page import FormPage
    from sites.forces.models import Force

    home = Force.objects.get(slug=SITE).site.root_page.specific
    forms = [(asked.slug, asked.label, _steps(asked)) for asked in (*ASKED, SEARCHED)]
    forms.append((f"ask-{EVERYTHING}", "Everything at once", _everything()))
    forms.append(("to-publish", TO_PUBLISH, _steps(ASKED[0])))
    for slug, title, steps in forms:
        built = build(slug, steps)
        page = FormPage(
            title=title,
            slug=slug,
            kind="service",
            steps=built.steps,
            given_codes=built.codes,
            live=False,
            locale=home.locale,
        )
        home.add_child(instance=page)
        page.save_revision().publish()


def _steps(asked: Asked) -> list[dict[str, Any]]:
    from reporting.authoring.building import question, step

    return [
        step("one", title="A step", items=[_question(asked, CODE)]),
        step("two", title="Another step", items=[question("text", "more", "Anything more", required=False)]),
        step(
            "end", title="Declaration", items=[question("declaration", "true", "I confirm", statement="<p>True.</p>")]
        ),
    ]


def _everything() -> list[dict[str, Any]]:
    from reporting.authoring.building import content, question, step

    words = [
        content("guidance", "tell", "<p>Some guidance with <a href='/'>a link</a>.</p>", "A heading"),
        content("inset", "inset", "<p>Worth knowing.</p>"),
        content("warning", "warn", "<p>Take care.</p>"),
        content("details", "more-about", "<p>What it means.</p>", "What does it mean?"),
    ]
    items = [_question(asked, asked.kind.replace("_", "-")) for asked in (*ASKED, SEARCHED, *IN_PARTS)]
    return [
        step("all", title="Everything", introduction="<p>All of it.</p>", items=[*words, *items]),
        step(
            "end", title="Declaration", items=[question("declaration", "true", "I confirm", statement="<p>True.</p>")]
        ),
    ]


def _question(asked: Asked, code: str) -> dict[str, Any]:
    from reporting.authoring.building import option, question

    options = (
        [option(f"colour-{number}", colour) for number, colour in enumerate(COLOURS)] if asked.kind == "select" else []
    )
    if asked.kind in ("radios", "checkboxes"):
        mark = "exclusive" if asked.kind == "checkboxes" else ""
        options = [
            option("red", "Red"),
            option("green", "Green", "Like grass"),
            option("none", "None of these", mark=mark),
        ]
    return question(asked.kind, code, asked.label, hint=HINT, options=options, **asked.settings)
