"""How to contact the police."""

from sites.provisioning.library.entries import COMPLAINTS, FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import PageWords, action, contact, emergency, heading, text

CONTACT_US = PageWords(
    kind="plain",
    slug="contact-us",
    purpose="contact",
    in_menu=True,
    title=Words("Contact us", "Cysylltu â ni"),
    summary=Words(
        "In an emergency call 999. For everything else there are other ways to reach us.",
        "Mewn argyfwng ffoniwch 999. Ar gyfer popeth arall mae ffyrdd eraill o’n cyrraedd.",
    ),
    body=(
        emergency("numbers"),
        heading("online", "Online", "Ar-lein"),
        text(
            "online-text",
            "<p>You can report a crime at any time, and stay anonymous if you want. You get a reference that you can quote on the phone.</p>",
            "<p>Gallwch roi gwybod am drosedd unrhyw bryd, ac aros yn ddienw os dymunwch. Cewch gyfeirnod y gallwch ei ddyfynnu dros y ffôn.</p>",
        ),
        action("report", Words("Report a crime", "Rhoi gwybod am drosedd"), "report-a-crime"),
        heading("phone", "By phone or in person", "Dros y ffôn neu wyneb yn wyneb"),
        contact("front-desk", FRONT_DESK),
        heading("victims", "If you are a victim or a witness", "Os ydych yn ddioddefwr neu’n dyst"),
        contact("victim-support", VICTIM_SUPPORT),
        heading("complaints-heading", "If you are unhappy with us", "Os ydych yn anfodlon â ni"),
        contact("complaints", COMPLAINTS),
        text(
            "iopc",
            '<p>The <a href="https://www.policeconduct.gov.uk/">Independent Office for Police Conduct</a> looks after how complaints '
            "about the police are handled.</p>",
            '<p>Mae <a href="https://www.policeconduct.gov.uk/">Swyddfa Annibynnol Ymddygiad yr Heddlu</a> yn gofalu am sut yr ymdrinnir â '
            "chwynion am yr heddlu.</p>",
        ),
    ),
)
