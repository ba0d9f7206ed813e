"""The pages of the national library, in the order of the tree."""

from sites.provisioning.library.advice_antisocial import ANTISOCIAL_BEHAVIOUR
from sites.provisioning.library.advice_burglary import BURGLARY
from sites.provisioning.library.advice_theft import BIKE_AND_VEHICLE_THEFT
from sites.provisioning.library.advice_victims import NUMBERS, SUPPORT_FOR_VICTIMS, YOUR_RIGHTS
from sites.provisioning.library.contact import CONTACT_US
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.legal import ACCESSIBILITY, COOKIES, PRIVACY
from sites.provisioning.library.page_words import PageWords, action, heading, text

_ADVICE = PageWords(
    kind="section",
    slug="advice",
    in_menu=True,
    title=Words("Advice", "Cyngor"),
    summary=Words(
        "What to do after a crime, who can help, and how to stay safe.",
        "Beth i’w wneud ar ôl trosedd, pwy all helpu, a sut i gadw’n ddiogel.",
    ),
    body=(
        heading("ready", "When you are ready to tell us", "Pan fyddwch yn barod i ddweud wrthym"),
        text(
            "ready-text",
            "<p>Read the advice first if it helps. You can report at any time, in about 10 minutes.</p>",
            "<p>Darllenwch y cyngor yn gyntaf os yw’n helpu. Gallwch roi gwybod unrhyw bryd, mewn tua 10 munud.</p>",
        ),
        action("report", Words("Report a crime", "Rhoi gwybod am drosedd"), "report-a-crime"),
    ),
    children=(BURGLARY, BIKE_AND_VEHICLE_THEFT, ANTISOCIAL_BEHAVIOUR, SUPPORT_FOR_VICTIMS, NUMBERS),
)

NATIONAL_PAGES = (_ADVICE, YOUR_RIGHTS, CONTACT_US, PRIVACY, COOKIES, ACCESSIBILITY)
