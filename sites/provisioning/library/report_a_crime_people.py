"""Report a crime: who was involved, and evidence."""

from sites.provisioning.library.form_words import REPORTS_ARE_KEPT, Ask, Choice, StepWords, Tell, When, Words

_WHO = StepWords(
    code="who-was-involved",
    title=Words("Who was involved", "Pwy oedd yn gysylltiedig"),
    items=(
        Ask(
            "radios",
            "suspect-known",
            Words("Do you know who did it?", "Ydych chi’n gwybod pwy a’i gwnaeth?"),
            name=Words("whether you know who did it", "Ydych chi’n gwybod pwy a’i gwnaeth"),
            choices=(
                Choice("known", Words("Yes, I know who it was", "Ydw, rwy’n gwybod pwy oedd e")),
                Choice(
                    "seen",
                    Words("No, but they were seen or filmed", "Nac ydw, ond cafodd ei weld neu ei ffilmio"),
                ),
                Choice("not-known", Words("No", "Nac ydw")),
            ),
        ),
        Ask(
            "long_text",
            "suspect-link",
            Words("How do you or the victim know them?", "Sut ydych chi neu’r dioddefwr yn eu hadnabod?"),
            name=Words("how you or the victim know them", "Sut ydych chi neu’r dioddefwr yn eu hadnabod"),
            required=False,
            settings={"max_length": 500},
            show_when=(When("suspect-known", "is", "known"),),
        ),
        Ask(
            "yes_no",
            "other-witnesses",
            Words("Did anyone else see or hear it?", "A welodd neu a glywodd rhywun arall ef?"),
            yes=Words("Yes", "Do"),
            no=Words("No", "Naddo"),
            missing=Words(
                "Select yes if anyone else saw or heard it", "Dewiswch do os gwelodd neu os clywodd rhywun arall ef"
            ),
        ),
    ),
)

_SUSPECT = StepWords(
    code="the-person",
    title=Words("The person who did it", "Y person a’i gwnaeth"),
    show_when=(When("suspect-known", "any_of", ("known", "seen")),),
    items=(
        Ask(
            "text",
            "suspect-name",
            Words("Their name or nickname", "Eu henw neu lysenw"),
            name=Words("their name or nickname", "Eu henw neu lysenw"),
            required=False,
            settings={"max_length": 120},
        ),
        Ask(
            "long_text",
            "suspect-description",
            Words("What did they look like?", "Sut olwg oedd arnynt?"),
            name=Words("what they looked like", "Sut olwg oedd arnynt"),
            hint=Words(
                "For example age, height, hair, clothes, voice, tattoos.",
                "Er enghraifft oedran, taldra, gwallt, dillad, llais, tatŵs.",
            ),
            settings={"max_length": 1500},
        ),
    ),
)

_WITNESS = (
    Ask(
        "text",
        "witness-name",
        Words("What is their name?", "Beth yw eu henw?"),
        hint=Words(
            "If you do not know it, say who they are, such as: the driver of the bus.",
            "Os nad ydych yn ei wybod, dywedwch pwy ydynt, er enghraifft: gyrrwr y bws.",
        ),
        name=Words("their name, or who they are", "Eu henw, neu pwy ydynt"),
        settings={"max_length": 150},
    ),
    Ask(
        "long_text",
        "witness-saw",
        Words("What did they see or hear?", "Beth a welsant neu a glywsant?"),
        name=Words("what they saw or heard", "Beth a welsant neu a glywsant"),
        required=False,
        settings={"max_length": 1000},
    ),
    Ask(
        "radios",
        "witness-agrees",
        Words("Do they agree that we contact them?", "A ydynt yn cytuno i ni gysylltu â nhw?"),
        name=Words("whether they agree that we contact them", "A ydynt yn cytuno i ni gysylltu â nhw"),
        choices=(
            Choice("agreed", Words("Yes", "Ydynt")),
            Choice("not-agreed", Words("No", "Nac ydynt")),
            Choice("not-asked", Words("I have not asked them", "Nid wyf wedi gofyn iddynt")),
        ),
    ),
    Ask(
        "text",
        "witness-contact",
        Words("Their phone number or email address", "Eu rhif ffôn neu gyfeiriad e-bost"),
        name=Words("their phone number or email address", "Eu rhif ffôn neu gyfeiriad e-bost"),
        settings={"max_length": 200},
        show_when=(When("witness-agrees", "is", "agreed"),),
    ),
)

_WITNESSES = StepWords(
    code="witnesses",
    title=Words("Other witnesses", "Tystion eraill"),
    show_when=(When("other-witnesses", "is", "yes"),),
    items=(
        Ask(
            "group",
            "witness-list",
            Words("Who else saw or heard it?", "Pwy arall a’i gwelodd neu a’i clywodd?"),
            entry=Words("witness", "tyst"),
            settings={"least": 1, "most": 10},
            items=_WITNESS,
        ),
    ),
)

_EVIDENCE = StepWords(
    code="evidence",
    title=Words("Evidence you have", "Tystiolaeth sydd gennych"),
    items=(
        Ask(
            "checkboxes",
            "evidence-kinds",
            Words(
                "Do you have, or know of, any of these?",
                "A oes gennych, neu a wyddoch am, unrhyw un o’r rhain?",
            ),
            name=Words("what evidence there is, or none of these", "Y dystiolaeth sydd ar gael"),
            hint=Words(
                "Select all that apply. You can send copies in a moment.",
                "Dewiswch bob un sy’n berthnasol. Gallwch anfon copïau mewn eiliad.",
            ),
            choices=(
                Choice("cctv", Words("CCTV", "Teledu cylch cyfyng")),
                Choice("doorbell", Words("Doorbell or dashcam video", "Fideo cloch drws neu gamera car")),
                Choice("photos", Words("Photos or video", "Lluniau neu fideo")),
                Choice("messages", Words("Messages, emails or calls", "Negeseuon, e-byst neu alwadau")),
                Choice("objects", Words("Something that was left behind", "Rhywbeth a adawyd ar ôl")),
                Choice("no-evidence", Words("None of these", "Dim un o’r rhain"), exclusive=True),
            ),
        ),
    ),
)

_KEEP = StepWords(
    code="keep-evidence",
    title=Words("About the evidence", "Am y dystiolaeth"),
    show_when=(When("evidence-kinds", "not_includes", "no-evidence"),),
    items=(
        Tell(
            "warning",
            "keep-it",
            Words(
                "<p>Keep what you have and do not change it. Some CCTV is deleted after a few days.</p>",
                "<p>Cadwch yr hyn sydd gennych a pheidiwch â’i newid. Caiff rhai lluniau teledu cylch cyfyng eu dileu ar ôl ychydig ddyddiau.</p>",
            ),
        ),
        Ask(
            "long_text",
            "evidence-details",
            Words("Where is it and who has it?", "Ble mae hi a phwy sydd â hi?"),
            name=Words("where the evidence is", "Ble mae’r dystiolaeth"),
            required=False,
            settings={"max_length": 1000},
        ),
    ),
)

_FILES = StepWords(
    code="send-files",
    title=Words("Send photos, videos or documents", "Anfon lluniau, fideos neu ddogfennau"),
    show_when=(When("evidence-kinds", "not_includes", "no-evidence"),),
    items=(
        Ask(
            "files",
            "evidence-files",
            Words("Photos, videos, recordings or documents", "Lluniau, fideos, recordiadau neu ddogfennau"),
            name=Words("the files you want to send", "Y ffeiliau rydych am eu hanfon"),
            hint=Words(
                "Up to 10 files of 100 MB each. Keep the originals: we may ask you for them. "
                "Do not send pictures of anybody undressed.",
                "Hyd at 10 ffeil o 100 MB yr un. Cadwch y rhai gwreiddiol: efallai y byddwn yn gofyn amdanynt. "
                "Peidiwch ag anfon lluniau o unrhyw un heb ddillad.",
            ),
            required=False,
            settings={"images": True, "video": True, "audio": True, "documents": True, "most": 10},
            purpose="To see and secure what shows the crime or who did it.",
            retention=REPORTS_ARE_KEPT,
        ),
    ),
)

PEOPLE_STEPS = (_WHO, _SUSPECT, _WITNESSES, _EVIDENCE, _KEEP, _FILES)
