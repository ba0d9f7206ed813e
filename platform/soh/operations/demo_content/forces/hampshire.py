"""Hampshire and Isle of Wight's own words."""

from datetime import date

from sites.provisioning.library.entries import COMPLAINTS, DATA_PROTECTION, FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.entry_words import ContactWords
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import (
    PageWords,
    action,
    card,
    cards,
    contact,
    heading,
    inset,
    task,
    text,
)
from soh.operations.demo_content.forces.own import OwnWords

_HEADQUARTERS = Words("Mottisfont Court\nTower Street\nWinchester\nSO23 8ZD", "")

_FOREST = PageWords(
    kind="advice",
    slug="animals-on-forest-roads",
    title=Words("Animals on New Forest roads", ""),
    summary=Words("What to do if you hit a pony, cow, donkey or deer, and how to avoid it.", ""),
    reviewed_on=date(2026, 9, 28),
    body=(
        heading("hit", "If you hit an animal", ""),
        text(
            "hit-text",
            "<ol><li>Stop, put on your hazard lights and keep away from the animal: a hurt pony kicks.</li>"
            "<li>Call 999 if someone is injured or the animal blocks the road.</li>"
            "<li>Otherwise call 101. By law you must tell us within 24 hours about a horse, cow, donkey, pig, sheep, goat, mule or dog.</li>"
            "<li>Tell us the road, the nearest village or car park, and the colour of the animal. We call the agister.</li></ol>",
            "",
        ),
        inset("deer", "<p>You need not report a deer, but call 101 if it is still alive.</p>", ""),
        heading("avoid", "How to avoid it", ""),
        text(
            "avoid-text",
            "<ul><li>Drive at 30 at dusk and at night, also where 40 is allowed.</li>"
            "<li>Pass slowly and with room: where there is one pony, another follows.</li>"
            "<li>Do not feed them. Animals that are fed come to the road.</li></ul>",
            "",
        ),
        action("report", Words("Report a driver who did not stop", ""), "report-a-crime"),
        cards("more", card("advice/101-or-999"), card("contact-us")),
        contact("call", FRONT_DESK),
    ),
)

_NEWS = PageWords(
    kind="news_index",
    slug="news",
    in_menu=True,
    title=Words("News", ""),
    summary=Words("From Hampshire, Southampton, Portsmouth and the Isle of Wight.", ""),
    children=(
        PageWords(
            kind="news",
            slug="dark-evenings",
            title=Words("Dark evenings: leave a light on", ""),
            summary=Words("Break-ins rise when the clocks go back. A lamp on a timer helps.", ""),
            published_on=date(2026, 11, 9),
            body=(
                text(
                    "text",
                    "<p>Most winter burglaries happen between 4pm and 8pm, while homes look empty. Our teams in Basingstoke, Fareham "
                    "and Newport give away timers at libraries this month.</p>"
                    '<p>See <a href="page:advice/burglary">how to make your home safer</a>.</p>',
                    "",
                ),
            ),
        ),
        PageWords(
            kind="news",
            slug="ferry-weekend",
            title=Words("Meet your team on the Isle of Wight ferry", ""),
            summary=Words("Talk to officers on board about anything that worries you.", ""),
            published_on=date(2026, 10, 17),
            body=(
                text(
                    "text",
                    "<p>Neighbourhood officers travel on the morning crossings from Southampton and Portsmouth on the first Saturday "
                    "of each month. Ask them anything, or tell them in confidence what you know.</p>",
                    "",
                ),
                contact("call", FRONT_DESK),
            ),
        ),
    ),
)

HAMPSHIRE = OwnWords(
    slug="hampshire",
    brand_colour="#7a1f3d",
    accent_colour="#f0b8c6",
    contacts=(
        ContactWords(
            key=FRONT_DESK,
            name=Words("Call or visit Hampshire and Isle of Wight Constabulary", ""),
            phone="101",
            textphone="18001 101",
            opening_hours=Words("101 answers day and night", ""),
            address=_HEADQUARTERS,
            note=Words("From abroad call +44 23 8045 1534.", ""),
        ),
        ContactWords(
            key=VICTIM_SUPPORT,
            name=Words("Victim Care Service for Hampshire and the Isle of Wight", ""),
            phone="0808 178 1641",
            opening_hours=Words("Monday to Friday, 8am to 7pm; Saturday, 9am to 1pm", ""),
            note=Words("Free help, whether or not you report the crime.", ""),
        ),
        ContactWords(
            key=COMPLAINTS,
            name=Words("Complain about Hampshire and Isle of Wight Constabulary", ""),
            phone="101",
            textphone="18001 101",
            address=Words(f"Professional Standards Department\n{_HEADQUARTERS.en}", ""),
        ),
        ContactWords(
            key=DATA_PROTECTION,
            name=Words("Data protection officer of the constabulary", ""),
            phone="101",
            address=Words(f"Data Protection Officer\n{_HEADQUARTERS.en}", ""),
        ),
    ),
    pages=(_FOREST, _NEWS),
    task=task(
        "animals-on-forest-roads", "area", "animals-on-forest-roads", Words("If you hit a pony, cow or deer.", "")
    ),
)
