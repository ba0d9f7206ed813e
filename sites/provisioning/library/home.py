"""What a new home page shows: the main tasks, the numbers to call and how to reach the police."""

from sites.provisioning.library.entries import FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import card, cards, contact, emergency, heading, task

TASKS = (
    task(
        "report-a-crime",
        "report",
        "report-a-crime",
        Words(
            "Tell us about a crime that has happened. Stay anonymous if you want.",
            "Dywedwch wrthym am drosedd sydd wedi digwydd. Arhoswch yn ddienw os dymunwch.",
        ),
    ),
    task(
        "advice",
        "advice",
        "advice",
        Words(
            "What to do after a crime, and how to stay safe.", "Beth i’w wneud ar ôl trosedd, a sut i gadw’n ddiogel."
        ),
    ),
    task(
        "rights",
        "request",
        "your-rights-as-a-victim",
        Words("What we must do for you, and when.", "Beth y mae’n rhaid i ni ei wneud i chi, a phryd."),
    ),
    task(
        "contact-us",
        "contact",
        "contact-us",
        Words("Call, visit or complain.", "Ffonio, ymweld neu gwyno."),
    ),
)

BODY = (
    emergency("numbers"),
    cards(
        "asked-for",
        card("advice/burglary"),
        card("advice/bike-and-vehicle-theft"),
        card("advice/antisocial-behaviour"),
        card("advice/support-for-victims"),
        card("advice/101-or-999"),
        title=Words("People often ask about", "Mae pobl yn aml yn holi am"),
    ),
    heading("reach-us", "Reach us", "Ein cyrraedd"),
    contact("front-desk", FRONT_DESK),
    contact("victim-support", VICTIM_SUPPORT),
)
