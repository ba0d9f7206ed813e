"""The Metropolitan Police's own words."""

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
)
from soh.operations.demo_content.forces.own import OwnWords

_PHONES = PageWords(
    kind="advice",
    slug="phone-snatching",
    title=Words("Phone snatching", ""),
    summary=Words("What to do in the first minutes, and how to keep your phone and what is on it safe.", ""),
    reviewed_on=date(2026, 10, 12),
    body=(
        heading("minutes", "In the first minutes", ""),
        text(
            "minutes-text",
            "<ol><li>Get to a safe place. No phone is worth being hurt for.</li>"
            "<li>Borrow a phone. Lock yours and mark it as lost with your maker’s website.</li>"
            "<li>Call your bank on 159, and your network to stop the SIM.</li>"
            "<li>Report it to us with the IMEI number. It is on the box, and in your account with the maker.</li></ol>",
            "",
        ),
        inset("imei", "<p>Dial *#06# now and write down the number that appears. That is the IMEI.</p>", ""),
        action("report", Words("Report a stolen phone", ""), "report-a-crime"),
        heading("street", "On the street", ""),
        text(
            "street-text",
            "<p>Most phones are taken from behind, by someone on a bike who comes along the pavement. Stand with your back to a "
            "wall while you look at a map, and step away from the kerb.</p>",
            "",
        ),
        details(
            "settings",
            Words("Settings that help", ""),
            "<ul><li>Lock the screen after 30 seconds.</li><li>Hide messages on the locked screen.</li>"
            "<li>Turn on the delay for changes of password, which most phones have.</li>"
            "<li>Use another code for your bank than for the phone.</li></ul>",
            "",
        ),
        contact("call", FRONT_DESK),
    ),
)

_NEWS = PageWords(
    kind="news_index",
    slug="news",
    in_menu=True,
    title=Words("News", ""),
    summary=Words("From across London.", ""),
    children=(
        PageWords(
            kind="news",
            slug="winter-nights-team",
            title=Words("More officers in the West End until New Year", ""),
            summary=Words("Extra teams on foot, and a quiet place for people who need a moment.", ""),
            published_on=date(2026, 11, 20),
            body=(
                text(
                    "text",
                    "<p>From Thursday to Sunday, more officers walk between Leicester Square and Soho until 3am. Look for the "
                    "welfare tents: water, a phone charger and someone to wait with until your friend or taxi comes.</p>"
                    "<p>Spiked, followed or frightened? Tell any officer or door supervisor, and ask for Angela at a bar.</p>",
                    "",
                ),
                contact("victims", VICTIM_SUPPORT),
            ),
        ),
        PageWords(
            kind="news",
            slug="phones-given-back",
            title=Words("Phones given back after searches in east London", ""),
            summary=Words("Owners who had written down their IMEI number heard first.", ""),
            published_on=date(2026, 11, 4),
            body=(
                text(
                    "text",
                    "<p>Officers searched three addresses and found phones packed for sending abroad. We could return those whose "
                    'owners had reported the IMEI number. <a href="page:phone-snatching">Find yours now</a>: it takes one call '
                    "to *#06#.</p>",
                    "",
                ),
            ),
        ),
    ),
)

METROPOLITAN = OwnWords(
    slug="metropolitan",
    brand_colour="#1b1f4b",
    accent_colour="#e0a526",
    contacts=(
        ContactWords(
            key=FRONT_DESK,
            name=Words("Call or visit the Metropolitan Police", ""),
            phone="101",
            textphone="18001 101",
            opening_hours=Words("101 answers day and night", ""),
            address=Words("New Scotland Yard\nVictoria Embankment\nLondon\nSW1A 2JL", ""),
            note=Words("From abroad call +44 20 7230 1212.", ""),
        ),
        ContactWords(
            key=VICTIM_SUPPORT,
            name=Words("London Victim and Witness Service", ""),
            phone="0808 168 9291",
            opening_hours=Words("Day and night, every day", ""),
            note=Words("Free help in London, whether or not you report the crime.", ""),
        ),
        ContactWords(
            key=COMPLAINTS,
            name=Words("Complain about the Metropolitan Police", ""),
            phone="101",
            textphone="18001 101",
            note=Words("Ask for the Directorate of Professional Standards.", ""),
        ),
        ContactWords(
            key=DATA_PROTECTION,
            name=Words("Data protection officer of the Metropolitan Police", ""),
            phone="101",
            address=Words("Data Protection Officer\nNew Scotland Yard\nVictoria Embankment\nLondon\nSW1A 2JL", ""),
        ),
    ),
    pages=(_PHONES, _NEWS),
    task=task("phone-snatching", "advice", "phone-snatching", Words("The first minutes, and how to prevent it.", "")),
)
