"""Report a crime: the emergency gate, what happened, and who else can help."""

from sites.provisioning.library.form_words import Ask, Choice, GoTo, StepWords, When, Words

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

WHAT_STEPS = (_GATE, _CALL_999, _WHAT, _FRAUD)
