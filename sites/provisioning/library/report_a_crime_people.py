"""Report a crime: who was involved, evidence, the reporter, and the declaration."""

from sites.provisioning.library.form_words import Ask, Choice, StepWords, Tell, When, Words

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
        Ask(
            "long_text",
            "suspect-link",
            Words("How do you or the victim know them?", "Sut ydych chi neu’r dioddefwr yn eu hadnabod?"),
            name=Words("how you or the victim know them", "Sut ydych chi neu’r dioddefwr yn eu hadnabod"),
            required=False,
            settings={"max_length": 500},
        ),
    ),
)

_WITNESSES = StepWords(
    code="witnesses",
    title=Words("Other witnesses", "Tystion eraill"),
    show_when=(When("other-witnesses", "is", "yes"),),
    items=(
        Ask(
            "long_text",
            "witness-details",
            Words("Who else saw or heard it?", "Pwy arall a’i gwelodd neu a’i clywodd?"),
            name=Words("who else saw or heard it", "Pwy arall a’i gwelodd neu a’i clywodd"),
            hint=Words(
                "Give their details only if they agree.",
                "Rhowch eu manylion dim ond os ydynt yn cytuno.",
            ),
            settings={"max_length": 1000},
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
                "Select all that apply. Do not send anything now.",
                "Dewiswch bob un sy’n berthnasol. Peidiwch ag anfon dim nawr.",
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

_ROLE = StepWords(
    code="about-you",
    title=Words("About you", "Amdanoch chi"),
    items=(
        Ask(
            "radios",
            "your-part",
            Words("What is your part in this?", "Beth yw eich rhan chi yn hyn?"),
            name=Words("your part in this", "Eich rhan chi yn hyn"),
            choices=(
                Choice("victim", Words("It happened to me or to my property", "Digwyddodd i mi neu i’m heiddo")),
                Choice("witness", Words("I saw or heard it", "Fe’i gwelais neu fe’i clywais")),
                Choice(
                    "for-someone",
                    Words("I am reporting for someone else", "Rwy’n rhoi gwybod ar ran rhywun arall"),
                ),
            ),
        ),
        Ask(
            "radios",
            "your-age",
            Words("How old are you?", "Beth yw eich oed?"),
            name=Words("how old you are", "Eich oed"),
            choices=(
                Choice("under-18", Words("Under 18", "Dan 18"), marks="under_18"),
                Choice("adult", Words("18 or over", "18 neu drosodd")),
                Choice("age-not-said", Words("Prefer not to say", "Mae’n well gennyf beidio â dweud")),
            ),
        ),
        Ask(
            "radios",
            "give-name",
            Words("Do you want to give your name?", "A ydych chi am roi eich enw?"),
            name=Words("whether you want to give your name", "A ydych chi am roi eich enw"),
            hint=Words(
                "If you stay anonymous we do not keep your internet address, and we cannot contact you or give you a crime number.",
                "Os arhoswch yn ddienw nid ydym yn cadw eich cyfeiriad rhyngrwyd, ac ni allwn gysylltu â chi na rhoi rhif trosedd i chi.",
            ),
            choices=(
                Choice("named", Words("Yes, I will give my name", "Ydw, rhoddaf fy enw")),
                Choice(
                    "anonymous",
                    Words("No, I want to stay anonymous", "Nac ydw, rwyf am aros yn ddienw"),
                    marks="anonymous",
                ),
            ),
        ),
    ),
)

_DETAILS = StepWords(
    code="your-details",
    title=Words("Your details", "Eich manylion"),
    show_when=(When("give-name", "is", "named"),),
    sensitive=True,
    items=(
        Ask(
            "text",
            "full-name",
            Words("Full name", "Enw llawn"),
            name=Words("your full name", "Eich enw llawn"),
            settings={"max_length": 120, "autocomplete": "name", "spellcheck": False},
            missing=Words("Enter your full name", "Rhowch eich enw llawn"),
        ),
        Ask(
            "date",
            "date-of-birth",
            Words("Date of birth", "Dyddiad geni"),
            name=Words("your date of birth", "Eich dyddiad geni"),
            required=False,
            settings={"not_future": True},
        ),
        Ask(
            "address",
            "home-address",
            Words("Your address", "Eich cyfeiriad"),
            name=Words("your address", "Eich cyfeiriad"),
            required=False,
            settings={"postcode_required": False},
        ),
    ),
)

_SAFE_CONTACT = StepWords(
    code="safe-contact",
    title=Words("How to contact you safely", "Sut i gysylltu â chi’n ddiogel"),
    show_when=(When("give-name", "is", "named"),),
    sensitive=True,
    items=(
        Ask(
            "checkboxes",
            "contact-ways",
            Words("Which ways are safe for you?", "Pa ffyrdd sy’n ddiogel i chi?"),
            name=Words("which ways are safe for you", "Pa ffyrdd sy’n ddiogel i chi"),
            hint=Words(
                "Select only what nobody else can see or hear.",
                "Dewiswch dim ond yr hyn na all neb arall ei weld na’i glywed.",
            ),
            choices=(
                Choice("by-phone", Words("Phone call", "Galwad ffôn")),
                Choice("by-text", Words("Text message", "Neges destun")),
                Choice("by-email", Words("Email", "E-bost")),
                Choice("do-not-contact", Words("Do not contact me", "Peidiwch â chysylltu â mi"), exclusive=True),
            ),
        ),
    ),
)

_BY_PHONE = StepWords(
    code="contact-by-phone",
    title=Words("Contact by phone", "Cysylltu dros y ffôn"),
    show_when=(When("contact-ways", "any_of", ("by-phone", "by-text")),),
    sensitive=True,
    items=(
        Ask(
            "phone",
            "phone",
            Words("Phone number", "Rhif ffôn"),
            missing=Words("Enter a phone number that is safe to use", "Rhowch rif ffôn sy’n ddiogel i’w ddefnyddio"),
        ),
        Ask(
            "text",
            "contact-times",
            Words("When is it safe to contact you?", "Pryd mae’n ddiogel cysylltu â chi?"),
            name=Words("when it is safe to contact you", "Pryd mae’n ddiogel cysylltu â chi"),
            hint=Words("For example weekdays after 6pm.", "Er enghraifft yn ystod yr wythnos ar ôl 6pm."),
            required=False,
            settings={"max_length": 200},
        ),
    ),
)

_BY_EMAIL = StepWords(
    code="contact-by-email",
    title=Words("Contact by email", "Cysylltu drwy e-bost"),
    show_when=(When("contact-ways", "includes", "by-email"),),
    sensitive=True,
    items=(
        Ask(
            "email",
            "email",
            Words("Email address", "Cyfeiriad e-bost"),
            missing=Words(
                "Enter an email address that is safe to use",
                "Rhowch gyfeiriad e-bost sy’n ddiogel i’w ddefnyddio",
            ),
        ),
    ),
)

_DECLARATION = StepWords(
    code="declaration",
    title=Words("Declaration", "Datganiad"),
    items=(
        Ask(
            "declaration",
            "true-account",
            Words("I confirm", "Rwy’n cadarnhau"),
            statement=Words(
                "What I have told you is true as far as I know. I understand that it can be an offence to give false information to the police.",
                "Mae’r hyn yr wyf wedi’i ddweud wrthych yn wir hyd y gwn i. Rwy’n deall y gall fod yn drosedd rhoi gwybodaeth ffug i’r heddlu.",
            ),
            missing=Words(
                "Confirm that what you have told us is true",
                "Cadarnhewch fod yr hyn rydych wedi’i ddweud wrthym yn wir",
            ),
        ),
    ),
)

PEOPLE_STEPS = (
    _WHO,
    _SUSPECT,
    _WITNESSES,
    _EVIDENCE,
    _KEEP,
    _ROLE,
    _DETAILS,
    _SAFE_CONTACT,
    _BY_PHONE,
    _BY_EMAIL,
    _DECLARATION,
)
