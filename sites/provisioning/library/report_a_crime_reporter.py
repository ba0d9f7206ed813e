"""Report a crime: the reporter, safe contact, and the declaration."""

from sites.provisioning.library.form_words import REPORTS_ARE_KEPT, Ask, Choice, StepWords, When, Words

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
            settings={"postcode_required": False, "reporters_own": True},
            purpose="To visit or write to the person, and to know who reported what.",
            retention=REPORTS_ARE_KEPT,
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
                Choice("by-text", Words("Text message", "Neges destun"), marks="safe_text"),
                Choice("by-email", Words("Email", "E-bost"), marks="safe_email"),
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
            purpose="To call the person about the report in a way that is safe.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "checkboxes",
            "contact-times",
            Words("When is it safe to contact you?", "Pryd mae’n ddiogel cysylltu â chi?"),
            name=Words("when it is safe to contact you", "Pryd mae’n ddiogel cysylltu â chi"),
            hint=Words("Leave this empty if any time is safe.", "Gadewch hwn yn wag os yw unrhyw adeg yn ddiogel."),
            required=False,
            choices=(
                Choice(
                    "weekdays",
                    Words("Monday to Friday, 9am to 5pm", "Dydd Llun i ddydd Gwener, 9am i 5pm"),
                    marks="safe_weekdays",
                ),
                Choice("evenings", Words("Any evening, 5pm to 9pm", "Unrhyw noson, 5pm i 9pm"), marks="safe_evenings"),
                Choice(
                    "weekends",
                    Words("Saturday and Sunday, 9am to 5pm", "Dydd Sadwrn a dydd Sul, 9am i 5pm"),
                    marks="safe_weekends",
                ),
            ),
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
            purpose="To write to the person about the report in a way that is safe.",
            retention=REPORTS_ARE_KEPT,
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

REPORTER_STEPS = (_ROLE, _DETAILS, _SAFE_CONTACT, _BY_PHONE, _BY_EMAIL, _DECLARATION)
