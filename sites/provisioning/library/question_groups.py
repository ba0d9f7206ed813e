"""The national question groups: what many forms ask, in words that were thought about once."""

from dataclasses import dataclass

from sites.provisioning.library.form_words import REPORTS_ARE_KEPT, Ask, Choice, Tell, When, Words


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A question group; `about` tells editors when to use it."""

    key: str
    name: Words
    about: Words
    items: tuple[Ask | Tell, ...]


_YES = Words("Yes", "Ydw")
_NO = Words("No", "Nac ydw")

CONTACT = GroupWords(
    "contact-details",
    Words("Contact details and safe contact", "Manylion cyswllt a chyswllt diogel"),
    Words(
        "How to reach the person, and whether it is safe. For every form that somebody answers.",
        "Sut i gysylltu â’r person, ac a yw’n ddiogel. Ar gyfer pob ffurflen y mae rhywun yn ei hateb.",
    ),
    (
        Ask(
            "checkboxes",
            "safe-ways",
            Words("How can we contact you safely?", "Sut allwn ni gysylltu â chi’n ddiogel?"),
            hint=Words(
                "Choose only what nobody else reads or hears whom you do not want to know.",
                "Dewiswch ddim ond yr hyn nad oes neb arall yn ei ddarllen nac yn ei glywed na ddylai wybod.",
            ),
            name=Words("how we can contact you safely", "sut allwn ni gysylltu â chi’n ddiogel"),
            choices=(
                Choice("by-email", Words("By email", "Drwy e-bost"), marks="safe_email"),
                Choice("by-phone", Words("By phone", "Dros y ffôn")),
                Choice("not-at-all", Words("Do not contact me", "Peidiwch â chysylltu â mi"), exclusive=True),
            ),
        ),
        Ask(
            "email",
            "safe-email",
            Words("Your email address", "Eich cyfeiriad e-bost"),
            name=Words("your email address", "eich cyfeiriad e-bost"),
            show_when=(When("safe-ways", "includes", "by-email"),),
            purpose="To reach the person about the report, in a way that they said is safe.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "phone",
            "safe-phone",
            Words("Your phone number", "Eich rhif ffôn"),
            name=Words("your phone number", "eich rhif ffôn"),
            show_when=(When("safe-ways", "includes", "by-phone"),),
            purpose="To reach the person about the report, in a way that they said is safe.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "text",
            "when-safe",
            Words("When is it safe to contact you?", "Pryd mae’n ddiogel cysylltu â chi?"),
            hint=Words("For example, weekdays before 3pm", "Er enghraifft, yn ystod yr wythnos cyn 3pm"),
            required=False,
            settings={"max_length": 150},
        ),
    ),
)

ABOUT_YOU = GroupWords(
    "about-you",
    Words("About you", "Amdanoch chi"),
    Words(
        "Name, date of birth and needs of the person who answers. Not for anonymous reports.",
        "Enw, dyddiad geni ac anghenion y person sy’n ateb. Nid ar gyfer adroddiadau dienw.",
    ),
    (
        Ask(
            "person",
            "you",
            Words("Your name", "Eich enw"),
            name=Words("your name", "eich enw"),
            settings={"own": True, "name_needed": True, "date_of_birth": True},
            purpose="To know who reports, and to write to them by name.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "checkboxes",
            "support",
            Words("What would help us to talk with you?", "Beth fyddai’n ein helpu i siarad â chi?"),
            required=False,
            choices=(
                Choice("interpreter", Words("An interpreter", "Cyfieithydd ar y pryd")),
                Choice("bsl", Words("British Sign Language", "Iaith Arwyddion Prydain")),
                Choice("large-print", Words("Large print", "Print bras")),
                Choice("somebody-with-me", Words("Somebody who comes with me", "Rhywun sy’n dod gyda mi")),
                Choice("no-help", Words("None of these", "Dim un o’r rhain"), exclusive=True),
            ),
        ),
    ),
)

WHERE = GroupWords(
    "where-it-happened",
    Words("Where it happened", "Ble digwyddodd"),
    Words(
        "A place that people describe as well as they can, and what kind of place it is.",
        "Lle y mae pobl yn ei ddisgrifio cystal ag y gallant, a pha fath o le ydyw.",
    ),
    (
        Ask(
            "place",
            "where",
            Words("Where did it happen?", "Ble digwyddodd?"),
            hint=Words(
                "Tell us what you know: a street, a shop nearby, a postcode or a three-word location.",
                "Dywedwch yr hyn a wyddoch: stryd, siop gerllaw, cod post neu leoliad tri gair.",
            ),
            name=Words("where it happened", "ble digwyddodd"),
        ),
        Ask(
            "radios",
            "kind-of-place",
            Words("What kind of place is it?", "Pa fath o le ydyw?"),
            name=Words("what kind of place it is", "pa fath o le ydyw"),
            choices=(
                Choice("home", Words("A home, or its garden or drive", "Cartref, neu ei ardd neu ei ddreif")),
                Choice("street", Words("A street, path or park", "Stryd, llwybr neu barc")),
                Choice("business", Words("A shop or another business", "Siop neu fusnes arall")),
                Choice("transport", Words("A bus, train or station", "Bws, trên neu orsaf")),
                Choice("online", Words("Online or by phone", "Ar-lein neu dros y ffôn")),
                Choice("elsewhere", Words("Somewhere else", "Rhywle arall")),
            ),
        ),
    ),
)

VEHICLE = GroupWords(
    "vehicle-details",
    Words("Vehicle details", "Manylion cerbyd"),
    Words(
        "One vehicle that was seen, damaged or stolen. For several, put its questions into a group of your own.",
        "Un cerbyd a welwyd, a ddifrodwyd neu a gafodd ei ddwyn. Ar gyfer sawl un, rhowch y cwestiynau mewn grŵp.",
    ),
    (
        Ask(
            "vehicle",
            "vehicle",
            Words("Which vehicle is it?", "Pa gerbyd ydyw?"),
            hint=Words(
                "Tell us what you know. Part of a registration helps.",
                "Dywedwch yr hyn a wyddoch. Mae rhan o rif yn help.",
            ),
            name=Words("which vehicle it is", "pa gerbyd ydyw"),
            purpose="To find the vehicle and its keeper.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "long_text",
            "vehicle-marks",
            Words("What makes it stand out?", "Beth sy’n ei wneud yn hawdd ei adnabod?"),
            hint=Words("For example, damage, stickers or a roof rack", "Er enghraifft, difrod, sticeri neu rac to"),
            required=False,
            settings={"max_length": 500},
        ),
    ),
)

PERSON = GroupWords(
    "person-involved",
    Words("A person involved", "Person sy’n gysylltiedig"),
    Words(
        "Somebody other than the person who answers: known or not, with a description.",
        "Rhywun heblaw’r person sy’n ateb: yn adnabyddus neu beidio, gyda disgrifiad.",
    ),
    (
        Ask(
            "yes_no",
            "knows-person",
            Words("Do you know the person?", "Ydych chi’n adnabod y person?"),
            name=Words("whether you know the person", "a ydych chi’n adnabod y person"),
            yes=_YES,
            no=_NO,
        ),
        Ask(
            "text",
            "how-known",
            Words("How do you know them?", "Sut ydych chi’n eu hadnabod?"),
            required=False,
            settings={"max_length": 150},
            show_when=(When("knows-person", "is", "yes"),),
        ),
        Ask(
            "person",
            "person",
            Words("What can you tell us about them?", "Beth allwch chi ei ddweud amdanynt?"),
            name=Words("what you can tell us about them", "beth allwch chi ei ddweud amdanynt"),
            required=False,
            settings={"known_as": True, "age": True, "height": True, "build": True, "hair": True, "clothing": True},
            purpose="To find or recognise the person.",
            retention=REPORTS_ARE_KEPT,
        ),
    ),
)

DECLARATION = GroupWords(
    "declaration",
    Words("Declaration", "Datganiad"),
    Words(
        "That what was said is true, signed with the name. As the last step it is asked on the check page.",
        "Bod yr hyn a ddywedwyd yn wir, wedi’i lofnodi â’r enw. Fel y cam olaf, gofynnir amdano ar y dudalen wirio.",
    ),
    (
        Ask(
            "declaration",
            "declared",
            Words("I confirm that this is true", "Rwy’n cadarnhau bod hyn yn wir"),
            statement=Words(
                "What I have told you is true to the best of my knowledge and belief.",
                "Mae’r hyn a ddywedais wrthych yn wir hyd eithaf fy ngwybodaeth a’m cred.",
            ),
            missing=Words("Confirm that what you told us is true", "Cadarnhewch fod yr hyn a ddywedoch yn wir"),
            settings={"signature": True},
            purpose="To know who declared it.",
            retention=REPORTS_ARE_KEPT,
        ),
    ),
)

QUESTION_GROUPS = (CONTACT, ABOUT_YOU, WHERE, VEHICLE, PERSON, DECLARATION)
