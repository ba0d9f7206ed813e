"""Report a crime: the questions about assault, and about anything else."""

from sites.provisioning.library.form_words import Ask, Choice, StepWords, Tell, When, Words

_ASSAULT = StepWords(
    code="assault",
    title=Words("About the assault or threats", "Am yr ymosodiad neu’r bygythiadau"),
    show_when=(When("crime-type", "is", "assault"),),
    sensitive=True,
    items=(
        Tell(
            "inset",
            "assault-support",
            Words(
                "<p>You can stop at any time. Victim Support gives free and confidential help, day and night: "
                "<strong>08 08 16 89 111</strong>.</p>",
                "<p>Gallwch stopio unrhyw bryd. Mae Cymorth i Ddioddefwyr yn rhoi help am ddim ac yn gyfrinachol, ddydd a nos: "
                "<strong>08 08 16 89 111</strong>.</p>",
            ),
        ),
        Ask(
            "checkboxes",
            "assault-what",
            Words("What happened?", "Beth ddigwyddodd?"),
            name=Words("what happened", "Beth ddigwyddodd"),
            hint=Words("Select all that apply.", "Dewiswch bob un sy’n berthnasol."),
            choices=(
                Choice(
                    "hit",
                    Words("Someone was hit, kicked or pushed", "Cafodd rhywun ei daro, ei gicio neu ei wthio"),
                ),
                Choice("threatened", Words("Someone was threatened", "Cafodd rhywun ei fygwth")),
                Choice("spat", Words("Someone was spat at", "Poerwyd at rywun")),
                Choice("assault-other", Words("Something else", "Rhywbeth arall")),
            ),
        ),
        Ask(
            "radios",
            "injuries",
            Words("Was anyone hurt?", "A gafodd unrhyw un ei anafu?"),
            name=Words("whether anyone was hurt", "A gafodd unrhyw un ei anafu"),
            choices=(
                Choice("not-hurt", Words("No", "Naddo")),
                Choice("minor", Words("Yes, but they did not need a doctor", "Do, ond nid oedd angen meddyg")),
                Choice("treated", Words("Yes, and they needed treatment", "Do, ac roedd angen triniaeth")),
            ),
        ),
        Ask(
            "yes_no",
            "weapon",
            Words("Was a weapon used or shown?", "A ddefnyddiwyd neu a ddangoswyd arf?"),
            yes=Words("Yes", "Do"),
            no=Words("No", "Naddo"),
            missing=Words(
                "Select yes if a weapon was used or shown", "Dewiswch do os defnyddiwyd neu os dangoswyd arf"
            ),
        ),
    ),
)

_SOMETHING_ELSE = StepWords(
    code="something-else",
    title=Words("What it was", "Beth oedd e"),
    show_when=(When("crime-type", "is", "something-else"),),
    items=(
        Ask(
            "text",
            "other-crime",
            Words("In a few words, what was it?", "Mewn ychydig eiriau, beth oedd e?"),
            name=Words("in a few words what it was", "Beth oedd e"),
            settings={"max_length": 200},
        ),
    ),
)

PERSON_STEPS = (_ASSAULT, _SOMETHING_ELSE)
