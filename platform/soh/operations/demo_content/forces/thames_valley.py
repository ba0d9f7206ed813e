"""Thames Valley's own words."""

from datetime import date

from sites.provisioning.library.entries import COMPLAINTS, DATA_PROTECTION, FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.entry_words import ContactWords
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import (
    PageWords,
    action,
    contact,
    details,
    heading,
    inset,
    task,
    text,
    warning,
)
from soh.operations.demo_content.forces.own import OwnWords

_HEADQUARTERS = Words("Thames Valley Police\nOxford Road\nKidlington\nOX5 2NX", "")

_RIVERS = PageWords(
    kind="advice",
    slug="boats-and-rivers",
    title=Words("Boats and rivers", ""),
    summary=Words("Keep a boat and what is on it safe, and know who looks after which water.", ""),
    reviewed_on=date(2026, 6, 11),
    body=(
        warning("in-the-water", "If someone is in the water, call 999. Do not go in after them.", ""),
        heading("secure", "Keep a boat safe", ""),
        text(
            "secure-text",
            "<ul><li>Take the outboard motor home, or chain it to the frame.</li>"
            "<li>Mark motor, anchor and fenders with your postcode.</li>"
            "<li>Take a photo of the hull identification number and keep it ashore.</li>"
            "<li>Ask a neighbour on the mooring to look in during winter.</li></ul>",
            "",
        ),
        heading("who", "Who to ask", ""),
        text(
            "who-text",
            "<p>The Environment Agency looks after the non-tidal Thames: locks, licences, speed and pollution. The Canal and River "
            "Trust looks after the Oxford and Kennet and Avon canals. We deal with theft, damage and danger on all of them.</p>",
            "",
        ),
        details(
            "locks",
            Words("Finding where you are", ""),
            "<p>Tell us the nearest lock or bridge; each has a name or number on it. Downstream of a lock means the side to which "
            "the water runs.</p>",
            "",
        ),
        action("report", Words("Report a theft from a boat", ""), "report-a-crime"),
        contact("call", FRONT_DESK),
    ),
)

_NEWS = PageWords(
    kind="news_index",
    slug="news",
    in_menu=True,
    title=Words("News", ""),
    summary=Words("What we are doing in Berkshire, Buckinghamshire and Oxfordshire.", ""),
    children=(
        PageWords(
            kind="news",
            slug="bike-marking-on-saturdays",
            title=Words("Have your bike marked, free, on four Saturdays", ""),
            summary=Words("Officers will mark bikes in Oxford, Reading, Slough and Aylesbury.", ""),
            published_on=date(2026, 11, 16),
            body=(
                text(
                    "text",
                    "<p>Bring your bike and we mark its frame with a number that is registered to you. It takes five minutes and "
                    "you can watch.</p><ul><li>Oxford, Broad Street: 28 November</li><li>Reading, Forbury Gardens: 5 December</li>"
                    "<li>Slough, High Street: 12 December</li><li>Aylesbury, Market Square: 19 December</li></ul>"
                    "<p>We are there from 10am to 3pm. A marked bike is harder to sell, and easier to give back: read "
                    '<a href="page:advice/bike-and-vehicle-theft">how to lock it well</a> too.</p>',
                    "",
                ),
            ),
        ),
        PageWords(
            kind="news",
            slug="hare-coursing-patrols",
            title=Words("More patrols against hare coursing", ""),
            summary=Words("After the harvest, gangs with dogs damage fields and threaten farmers.", ""),
            published_on=date(2026, 10, 29),
            body=(
                text(
                    "text",
                    "<p>Rural teams are out every night until spring. If you see cars at a field gate with dogs, do not go near: "
                    "note the registration and the direction, and call.</p>",
                    "",
                ),
                inset("now", "<p>If it is happening now, it is a crime in progress: call 999.</p>", ""),
                contact("call", FRONT_DESK),
            ),
        ),
        PageWords(
            kind="news",
            slug="a-new-way-to-report",
            title=Words("Try our new website", ""),
            summary=Words("Report on your phone in ten minutes, and tell us what to make better.", ""),
            published_on=date(2026, 10, 1),
            body=(
                text(
                    "text",
                    "<p>This site is new and stands beside our old one for now. Both bring your report to the same people. "
                    "You can go back to the old site at any time with the link at the top of each page.</p>",
                    "",
                ),
                action("report", Words("Report a crime", ""), "report-a-crime"),
            ),
        ),
    ),
)

THAMES_VALLEY = OwnWords(
    slug="thames-valley",
    brand_colour="#14437a",
    accent_colour="#5aa9e6",
    contacts=(
        ContactWords(
            key=FRONT_DESK,
            name=Words("Call or visit Thames Valley Police", ""),
            phone="101",
            textphone="18001 101",
            opening_hours=Words("101 answers day and night", ""),
            address=_HEADQUARTERS,
            note=Words("From abroad call +44 1865 841148.", ""),
        ),
        ContactWords(
            key=VICTIM_SUPPORT,
            name=Words("Victims First", ""),
            phone="0300 1234 148",
            opening_hours=Words("Monday to Friday, 8am to 6pm", ""),
            note=Words("Free help in the Thames Valley, whether or not you report the crime.", ""),
        ),
        ContactWords(
            key=COMPLAINTS,
            name=Words("Complain about Thames Valley Police", ""),
            phone="101",
            textphone="18001 101",
            address=Words(f"Professional Standards Department\n{_HEADQUARTERS.en}", ""),
        ),
        ContactWords(
            key=DATA_PROTECTION,
            name=Words("Data protection officer of Thames Valley Police", ""),
            phone="101",
            address=Words(f"Data Protection Officer\n{_HEADQUARTERS.en}", ""),
        ),
    ),
    pages=(_RIVERS, _NEWS),
    task=task("boats-and-rivers", "area", "boats-and-rivers", Words("Theft and safety on the water.", "")),
)
