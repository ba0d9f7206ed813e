"""Report a crime: the emergency gate, what happened, and the questions for each kind of crime."""

from sites.provisioning.library.form_words import Ask, Choice, GoTo, StepWords, Tell, When, Words

_GATE = StepWords(
    code="emergency",
    kind="emergency_gate",
    title=Words("Is it an emergency?", "A yw’n argyfwng?"),
    items=(
        Ask(
            "radios",
            "emergency-now",
            Words(
                "Is anyone in danger, or is the crime happening now?",
                "A oes unrhyw un mewn perygl, neu a yw’r drosedd yn digwydd nawr?",
            ),
            hint=Words(
                "For example someone is hurt, is being threatened, or the person who did it is still there.",
                "Er enghraifft mae rhywun wedi’i anafu, yn cael ei fygwth, neu mae’r sawl a’i gwnaeth yn dal yno.",
            ),
            choices=(
                Choice("danger", Words("Yes", "Oes"), marks="emergency"),
                Choice("no-danger", Words("No", "Nac oes")),
            ),
            missing=Words(
                "Select yes if anyone is in danger or the crime is happening now",
                "Dewiswch oes os oes unrhyw un mewn perygl neu os yw’r drosedd yn digwydd nawr",
            ),
        ),
    ),
)

_CALL_999 = StepWords(
    code="call-999",
    kind="exit",
    exit="emergency_999",
    title=Words("Call 999 now", "Ffoniwch 999 nawr"),
)

_WHAT = StepWords(
    code="what-happened",
    title=Words("What happened", "Beth ddigwyddodd"),
    items=(
        Ask(
            "radios",
            "crime-type",
            Words("What do you want to tell us about?", "Am beth ydych chi am ddweud wrthym?"),
            name=Words("what you want to tell us about", "Am beth rydych am ddweud wrthym"),
            hint=Words(
                "Choose the closest one. You can explain in your own words later.",
                "Dewiswch yr un agosaf. Gallwch esbonio yn eich geiriau eich hun yn nes ymlaen.",
            ),
            choices=(
                Choice(
                    "burglary",
                    Words("Burglary or break-in", "Bwrgleriaeth neu dorri i mewn"),
                    Words("Someone got into a home or building", "Aeth rhywun i mewn i gartref neu adeilad"),
                ),
                Choice(
                    "theft",
                    Words("Theft", "Dwyn"),
                    Words("Something was taken, but not from a vehicle", "Cymerwyd rhywbeth, ond nid o gerbyd"),
                ),
                Choice(
                    "vehicle",
                    Words(
                        "A vehicle was stolen, broken into or damaged",
                        "Cafodd cerbyd ei ddwyn, ei dorri i mewn iddo neu ei ddifrodi",
                    ),
                ),
                Choice("damage", Words("Criminal damage or vandalism", "Difrod troseddol neu fandaliaeth")),
                Choice(
                    "assault",
                    Words("Assault or threats", "Ymosodiad neu fygythiadau"),
                    Words(
                        "Someone was hurt, attacked or threatened",
                        "Cafodd rhywun ei anafu, ei ymosod arno neu ei fygwth",
                    ),
                ),
                Choice(
                    "fraud",
                    Words("Fraud or a scam", "Twyll neu sgam"),
                ),
                Choice("something-else", Words("Something else", "Rhywbeth arall")),
            ),
            missing=Words("Select what you want to tell us about", "Dewiswch am beth rydych am ddweud wrthym"),
        ),
    ),
    go_to=(GoTo(When("crime-type", "is", "fraud"), "report-fraud"),),
)

_FRAUD = StepWords(
    code="report-fraud",
    kind="exit",
    exit="action_fraud",
    title=Words("Report fraud to the national service", "Rhowch wybod am dwyll i’r gwasanaeth cenedlaethol"),
    introduction=Words(
        "<p>Fraud and cyber crime are reported to Report Fraud, the national service that took over from Action Fraud. "
        "Call <strong>0300 123 2040</strong> or use its website.</p>"
        "<p>If someone has just taken money from you, call your bank first: dial 159.</p>",
        "<p>Rhoddir gwybod am dwyll a seiberdroseddu i Report Fraud, y gwasanaeth cenedlaethol a gymerodd le Action Fraud. "
        "Ffoniwch <strong>0300 123 2040</strong> neu defnyddiwch ei wefan.</p>"
        "<p>Os oes rhywun newydd gymryd arian oddi wrthych, ffoniwch eich banc yn gyntaf: deialwch 159.</p>",
    ),
)

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

WHAT_STEPS = (
    _GATE,
    _CALL_999,
    _WHAT,
    _FRAUD,
    _BURGLARY,
    _THEFT,
    _VEHICLE,
    _DAMAGE,
    _ASSAULT,
    _SOMETHING_ELSE,
)
