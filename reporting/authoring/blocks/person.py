"""A person."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON

_SETTINGS = (
    "own", "name_needed", "known_as", "date_of_birth", "age",
    "gender", "ethnic_appearance", "height", "build", "hair", "clothing", "features",
)  # fmt: skip


def _asked(label: str) -> BooleanBlock:
    return BooleanBlock(label=label, required=False, default=False)


class PersonBlock(QuestionBlock):
    """First and last name, and of the rest what you tick. Ask only for what the police will use."""

    kind = "person"
    main_fields = ("name_needed", "known_as", "date_of_birth", "age")

    own = BooleanBlock(
        label="It is the person who fills in the form",
        required=False,
        default=False,
        help_text="Lets the browser fill in the name it knows.",
    )
    name_needed = BooleanBlock(
        label="A name is needed", required=False, default=False, help_text="The first or the last name is enough."
    )
    known_as = _asked("Other names and nicknames")
    date_of_birth = _asked("Date of birth")
    age = _asked("About how old they are")
    gender = _asked("Gender")
    ethnic_appearance = _asked("Ethnic appearance")
    height = _asked("Height")
    build = _asked("Build")
    hair = _asked("Hair")
    clothing = _asked("Clothing")
    features = _asked("Anything else that stands out")

    def settings(self, value: Value) -> dict[str, JSON]:
        """What is asked beside the name."""
        return set_flags(value, *_SETTINGS)

    class Meta:
        label = "Person"
        icon = "user"
        group = "People, places and things"
