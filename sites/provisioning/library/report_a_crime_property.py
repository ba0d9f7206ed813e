"""Report a crime: the questions about burglary, theft, vehicles and damage."""

from sites.provisioning.library.form_words import Ask, Choice, StepWords, When, Words

_BURGLARY = StepWords(
    code="burglary",
    title=Words("About the break-in", "Am y torri i mewn"),
    show_when=(When("crime-type", "is", "burglary"),),
    items=(
        Ask(
            "radios",
            "building",
            Words("What kind of building was it?", "Pa fath o adeilad oedd e?"),
            name=Words("the kind of building", "Y math o adeilad"),
            choices=(
                Choice("home", Words("A home", "Cartref")),
                Choice(
                    "shed-or-garage",
                    Words("A shed, garage or outbuilding", "Sied, garej neu adeilad allanol"),
                ),
                Choice("business", Words("A shop or business", "Siop neu fusnes")),
                Choice("other-building", Words("Another building", "Adeilad arall")),
            ),
        ),
        Ask(
            "checkboxes",
            "way-in",
            Words("How did they get in?", "Sut aethant i mewn?"),
            name=Words("how they got in", "Sut aethant i mewn"),
            hint=Words("Select all that apply.", "Dewiswch bob un sy’n berthnasol."),
            choices=(
                Choice("door", Words("Through a door", "Drwy ddrws")),
                Choice("window", Words("Through a window", "Drwy ffenestr")),
                Choice(
                    "trick",
                    Words("They tricked someone into letting them in", "Twyllwyd rhywun i’w gadael i mewn"),
                ),
                Choice("way-unknown", Words("I do not know", "Dydw i ddim yn gwybod"), exclusive=True),
            ),
        ),
        Ask(
            "yes_no",
            "anyone-inside",
            Words("Was anyone inside at the time?", "A oedd unrhyw un y tu mewn ar y pryd?"),
            yes=Words("Yes", "Oedd"),
            no=Words("No", "Nac oedd"),
            missing=Words(
                "Select yes if anyone was inside at the time", "Dewiswch oedd os oedd unrhyw un y tu mewn ar y pryd"
            ),
        ),
        Ask(
            "long_text",
            "burglary-taken",
            Words("What was taken or disturbed?", "Beth a gymerwyd neu a darfwyd arno?"),
            name=Words("what was taken or disturbed", "Beth a gymerwyd neu a darfwyd arno"),
            required=False,
            settings={"max_length": 2000},
        ),
    ),
)

_THEFT = StepWords(
    code="theft",
    title=Words("About what was taken", "Am yr hyn a gymerwyd"),
    show_when=(When("crime-type", "is", "theft"),),
    items=(
        Ask(
            "radios",
            "theft-from",
            Words("Where was it taken from?", "O ble y cafodd ei gymryd?"),
            name=Words("where it was taken from", "O ble y cafodd ei gymryd"),
            choices=(
                Choice(
                    "from-person",
                    Words("From a person, a bag or a pocket", "Oddi ar berson, o fag neu boced"),
                ),
                Choice("from-shop", Words("From a shop", "O siop")),
                Choice(
                    "from-outside",
                    Words("From a garden, street or bike rack", "O ardd, stryd neu rac beiciau"),
                ),
                Choice("from-elsewhere", Words("From somewhere else", "O rywle arall")),
            ),
        ),
        Ask(
            "long_text",
            "theft-items",
            Words("What was taken?", "Beth a gymerwyd?"),
            name=Words("what was taken", "Beth a gymerwyd"),
            hint=Words(
                "Give make, model, colour and any serial number or mark.",
                "Rhowch wneuthuriad, model, lliw ac unrhyw rif cyfresol neu farc.",
            ),
            settings={"max_length": 2000},
        ),
        Ask(
            "number",
            "theft-value",
            Words("About how much was it worth?", "Tua faint oedd ei werth?"),
            name=Words("what it was worth", "Ei werth"),
            hint=Words(
                "In pounds, without pence. Leave it empty if you do not know.",
                "Mewn punnoedd, heb geiniogau. Gadewch yn wag os nad ydych yn gwybod.",
            ),
            required=False,
            settings={"integer": True, "min": 0, "max": 10000000},
            unit=Words("pounds", "punt"),
        ),
    ),
)

_VEHICLE = StepWords(
    code="vehicle",
    title=Words("About the vehicle", "Am y cerbyd"),
    show_when=(When("crime-type", "is", "vehicle"),),
    items=(
        Ask(
            "checkboxes",
            "vehicle-what",
            Words("What happened to the vehicle?", "Beth ddigwyddodd i’r cerbyd?"),
            name=Words("what happened to the vehicle", "Beth ddigwyddodd i’r cerbyd"),
            hint=Words("Select all that apply.", "Dewiswch bob un sy’n berthnasol."),
            choices=(
                Choice("vehicle-stolen", Words("It was stolen", "Cafodd ei ddwyn")),
                Choice("taken-from-vehicle", Words("Something was taken from it", "Cymerwyd rhywbeth ohono")),
                Choice("vehicle-damaged", Words("It was damaged", "Cafodd ei ddifrodi")),
            ),
        ),
        Ask(
            "text",
            "registration",
            Words("Registration number", "Rhif cofrestru"),
            name=Words("the registration number", "Y rhif cofrestru"),
            hint=Words("For example AB12 CDE.", "Er enghraifft AB12 CDE."),
            required=False,
            settings={"max_length": 12},
        ),
        Ask(
            "text",
            "vehicle-description",
            Words("Make, model and colour", "Gwneuthuriad, model a lliw"),
            name=Words("the make, model and colour", "Y gwneuthuriad, y model a’r lliw"),
            settings={"max_length": 120},
        ),
    ),
)

_DAMAGE = StepWords(
    code="damage",
    title=Words("About the damage", "Am y difrod"),
    show_when=(When("crime-type", "is", "damage"),),
    items=(
        Ask(
            "text",
            "damaged-thing",
            Words("What was damaged?", "Beth a ddifrodwyd?"),
            name=Words("what was damaged", "Beth a ddifrodwyd"),
            hint=Words(
                "For example a window, a wall or a bus shelter.",
                "Er enghraifft ffenestr, wal neu loches bws.",
            ),
            settings={"max_length": 200},
        ),
        Ask(
            "radios",
            "damage-how",
            Words("How was it damaged?", "Sut y cafodd ei ddifrodi?"),
            name=Words("how it was damaged", "Sut y cafodd ei ddifrodi"),
            choices=(
                Choice("broken", Words("Broken or smashed", "Wedi’i dorri neu ei chwalu")),
                Choice("fire", Words("Burned", "Wedi’i losgi")),
                Choice("graffiti", Words("Graffiti or paint", "Graffiti neu baent")),
                Choice("damage-other", Words("Another way", "Ffordd arall")),
            ),
        ),
    ),
)

PROPERTY_STEPS = (_BURGLARY, _THEFT, _VEHICLE, _DAMAGE)
