"""Report a crime: when, where and in the reporter's own words."""

from sites.provisioning.library.form_words import REPORTS_ARE_KEPT, Ask, Choice, StepWords, When, Words

_WHEN = StepWords(
    code="when",
    title=Words("When it happened", "Pryd y digwyddodd"),
    items=(
        Ask(
            "date",
            "date-from",
            Words("What date did it happen, or start?", "Ar ba ddyddiad y digwyddodd, neu y dechreuodd?"),
            name=Words("the date it happened", "Y dyddiad y digwyddodd"),
            hint=Words(
                "For example 27 3 2026. Give your best guess.",
                "Er enghraifft 27 3 2026. Rhowch eich amcan gorau.",
            ),
            settings={"not_future": True},
        ),
        Ask(
            "time",
            "time-from",
            Words("About what time?", "Tua faint o’r gloch?"),
            name=Words("the time it happened", "Yr amser y digwyddodd"),
            hint=Words("For example 2:30pm or 14:30.", "Er enghraifft 2:30pm neu 14:30."),
            required=False,
        ),
        Ask(
            "radios",
            "how-exact",
            Words("How sure are you of the date and time?", "Pa mor sicr ydych chi o’r dyddiad a’r amser?"),
            name=Words("how sure you are", "Pa mor sicr ydych chi"),
            choices=(
                Choice("exact", Words("I am sure", "Rwy’n sicr")),
                Choice(
                    "between",
                    Words("It happened between two dates or times", "Digwyddodd rhwng dau ddyddiad neu amser"),
                ),
                Choice("a-guess", Words("It is a guess", "Amcan yw e")),
            ),
        ),
    ),
)

_WHEN_UNTIL = StepWords(
    code="when-it-ended",
    title=Words("The latest it could have happened", "Yr hwyraf y gallai fod wedi digwydd"),
    show_when=(When("how-exact", "is", "between"),),
    items=(
        Ask(
            "date",
            "date-until",
            Words(
                "What is the latest date it could have happened?",
                "Beth yw’r dyddiad hwyraf y gallai fod wedi digwydd?",
            ),
            name=Words("the latest date it could have happened", "Y dyddiad hwyraf y gallai fod wedi digwydd"),
            settings={"not_future": True},
        ),
        Ask(
            "time",
            "time-until",
            Words("What is the latest time?", "Beth yw’r amser hwyraf?"),
            name=Words("the latest time it could have happened", "Yr amser hwyraf y gallai fod wedi digwydd"),
            required=False,
        ),
    ),
)

_WHERE = StepWords(
    code="where",
    title=Words("Where it happened", "Ble y digwyddodd"),
    items=(
        Ask(
            "radios",
            "place-kind",
            Words("What kind of place was it?", "Pa fath o le oedd e?"),
            name=Words("the kind of place it was", "Y math o le oedd e"),
            choices=(
                Choice("at-home", Words("At someone’s home", "Yng nghartref rhywun")),
                Choice("in-building", Words("In another building", "Mewn adeilad arall")),
                Choice(
                    "outdoors",
                    Words("Outdoors, on a street or in a park", "Yn yr awyr agored, ar stryd neu mewn parc"),
                ),
                Choice(
                    "transport",
                    Words("On a bus, train or other transport", "Ar fws, trên neu gludiant arall"),
                ),
                Choice("online", Words("Online or by phone", "Ar-lein neu dros y ffôn")),
            ),
        ),
    ),
)

_ADDRESS = StepWords(
    code="place",
    title=Words("The place", "Y lle"),
    show_when=(When("place-kind", "is_not", "online"),),
    items=(
        Ask(
            "address",
            "place-address",
            Words("What is the address, or the nearest one?", "Beth yw’r cyfeiriad, neu’r un agosaf?"),
            name=Words("the address of the place", "Cyfeiriad y lle"),
            required=False,
            settings={"postcode_required": False},
            purpose="To send somebody to the right place and to see what else happened there.",
            retention=REPORTS_ARE_KEPT,
        ),
        Ask(
            "long_text",
            "place-description",
            Words("Describe the place", "Disgrifiwch y lle"),
            name=Words("your description of the place", "Eich disgrifiad o’r lle"),
            hint=Words(
                "For example the name of a park, a shop nearby or a bus route.",
                "Er enghraifft enw parc, siop gerllaw neu lwybr bws.",
            ),
            required=False,
            settings={"max_length": 500},
        ),
    ),
)

_OWN_WORDS = StepWords(
    code="in-your-own-words",
    title=Words("In your own words", "Yn eich geiriau eich hun"),
    items=(
        Ask(
            "long_text",
            "account",
            Words("Tell us what happened", "Dywedwch wrthym beth ddigwyddodd"),
            name=Words("what happened", "Beth ddigwyddodd"),
            hint=Words(
                "Start at the beginning. Tell us what you saw and heard yourself.",
                "Dechreuwch ar y dechrau. Dywedwch wrthym beth a welsoch ac a glywsoch chi eich hun.",
            ),
            settings={"max_length": 4000},
            missing=Words("Tell us what happened", "Dywedwch wrthym beth ddigwyddodd"),
        ),
    ),
)

PLACE_STEPS = (_WHEN, _WHEN_UNTIL, _WHERE, _ADDRESS, _OWN_WORDS)
