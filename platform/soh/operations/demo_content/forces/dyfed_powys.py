"""Dyfed-Powys' own words, all of them in English and Welsh."""

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

_HEADQUARTERS = Words(
    "Dyfed-Powys Police\nLlangunnor\nCarmarthen\nSA31 2PF",
    "Heddlu Dyfed-Powys\nLlangynnwr\nCaerfyrddin\nSA31 2PF",
)

_FARMS = PageWords(
    kind="advice",
    slug="farms-and-livestock",
    title=Words("Farms and livestock", "Ffermydd a da byw"),
    summary=Words(
        "Stolen sheep and quad bikes, worried livestock, and how to make a farm harder to steal from.",
        "Dwyn defaid a beiciau cwad, poeni da byw, a sut i’w gwneud yn anoddach dwyn o fferm.",
    ),
    reviewed_on=date(2026, 9, 2),
    body=(
        warning(
            "now",
            "If thieves are in the yard or a dog is attacking sheep now, call 999. Do not block the lane with a tractor.",
            "Os oes lladron yn y buarth neu os yw ci’n ymosod ar ddefaid nawr, ffoniwch 999. Peidiwch â chau’r lôn â thractor.",
        ),
        heading("livestock", "Sheep and cattle", "Defaid a gwartheg"),
        text(
            "livestock-text",
            "<ul><li>Count them often, also on the common, and write the number down with the date.</li>"
            "<li>Tell us flock mark, ear tags and the last day you saw them all.</li>"
            "<li>If a dog worried your sheep, photograph the injuries before the vet cleans them.</li></ul>",
            "<ul><li>Cyfrifwch nhw’n aml, hefyd ar y comin, a nodwch y nifer gyda’r dyddiad.</li>"
            "<li>Rhowch nod y ddiadell, y tagiau clust a’r diwrnod olaf i chi eu gweld i gyd.</li>"
            "<li>Os bu ci yn poeni eich defaid, tynnwch luniau o’r anafiadau cyn i’r milfeddyg eu glanhau.</li></ul>",
        ),
        heading("machines", "Quad bikes, trailers and fuel", "Beiciau cwad, trelars a thanwydd"),
        text(
            "machines-text",
            "<ul><li>Take the key out every time, also in the field.</li><li>Park the quad behind something that is hard to move.</li>"
            "<li>Mark tools and trailers with your postcode and the name of the farm.</li><li>Lock tank and gate; hang the gate so that it "
            "cannot be lifted.</li></ul>",
            "<ul><li>Tynnwch yr allwedd bob tro, hefyd yn y cae.</li><li>Parciwch y cwad y tu ôl i rywbeth sy’n anodd ei symud.</li>"
            "<li>Marciwch offer a threlars â’ch cod post ac enw’r fferm.</li><li>Clowch y tanc a’r gât; crogwch y gât fel na ellir ei "
            "chodi.</li></ul>",
        ),
        inset(
            "welsh",
            "<p>You can speak to us in Welsh or English, on the phone and at the gate.</p>",
            "<p>Gallwch siarad â ni yn Gymraeg neu’n Saesneg, dros y ffôn ac wrth y gât.</p>",
        ),
        details(
            "where",
            Words("How to tell us where you are", "Sut i ddweud wrthym ble rydych chi"),
            "<p>Give the grid reference from your map or phone, the name of the farm, or the road and the nearest village.</p>",
            "<p>Rhowch y cyfeirnod grid o’ch map neu’ch ffôn, enw’r fferm, neu’r ffordd a’r pentref agosaf.</p>",
        ),
        action("report", Words("Report a theft from a farm", "Rhoi gwybod am ddwyn o fferm"), "report-a-crime"),
        contact("call", FRONT_DESK),
    ),
)

_NEWS = PageWords(
    kind="news_index",
    slug="news",
    in_menu=True,
    title=Words("News", "Newyddion"),
    summary=Words(
        "From Carmarthenshire, Ceredigion, Pembrokeshire and Powys.",
        "O Sir Gaerfyrddin, Ceredigion, Sir Benfro a Phowys.",
    ),
    children=(
        PageWords(
            kind="news",
            slug="mart-days",
            title=Words(
                "Meet the rural crime team at the mart", "Dewch i gwrdd â’r tîm troseddau cefn gwlad yn y mart"
            ),
            summary=Words(
                "Have tools and trailers marked while you sell.",
                "Cewch farcio offer a threlars wrth i chi werthu.",
            ),
            published_on=date(2026, 11, 12),
            body=(
                text(
                    "text",
                    "<p>The team comes to Carmarthen, Tregaron, Haverfordwest and Brecon in December. Bring a trailer, saddle or "
                    "chainsaw, and we mark it while you wait.</p><p>Read also how to keep "
                    '<a href="page:farms-and-livestock">farms and livestock</a> safe.</p>',
                    "<p>Bydd y tîm yn dod i Gaerfyrddin, Tregaron, Hwlffordd ac Aberhonddu ym mis Rhagfyr. Dewch â threlar, cyfrwy neu lif "
                    "gadwyn, a byddwn yn ei farcio wrth i chi aros.</p><p>Darllenwch hefyd sut i gadw "
                    '<a href="page:farms-and-livestock">ffermydd a da byw</a> yn ddiogel.</p>',
                ),
            ),
        ),
        PageWords(
            kind="news",
            slug="report-in-welsh",
            title=Words("Report in Welsh, from start to finish", "Rhowch wybod yn Gymraeg, o’r dechrau i’r diwedd"),
            summary=Words(
                "The form, its questions and your receipt are in the language that you choose.",
                "Mae’r ffurflen, ei chwestiynau a’ch derbynneb yn yr iaith a ddewiswch.",
            ),
            published_on=date(2026, 10, 20),
            body=(
                text(
                    "text",
                    "<p>Choose Cymraeg at the top of any page. You can change the language in the middle of a report and keep your "
                    "answers. An officer who reads Welsh looks at what you wrote.</p>",
                    "<p>Dewiswch Cymraeg ar frig unrhyw dudalen. Gallwch newid yr iaith yng nghanol adroddiad a chadw eich atebion. "
                    "Bydd swyddog sy’n darllen Cymraeg yn edrych ar yr hyn a ysgrifennoch.</p>",
                ),
                action("report", Words("Report a crime", "Rhoi gwybod am drosedd"), "report-a-crime"),
            ),
        ),
        PageWords(
            kind="news",
            slug="mountain-roads",
            title=Words("Safer on the mountain roads", "Yn fwy diogel ar ffyrdd y mynydd"),
            summary=Words(
                "Weekend patrols on the roads that motorcyclists love.",
                "Patrolau penwythnos ar y ffyrdd y mae beicwyr modur yn eu caru.",
            ),
            published_on=date(2026, 9, 24),
            body=(
                text(
                    "text",
                    "<p>Officers ride along between Llandovery and Rhayader at weekends. Stop and talk to them: they show the bends "
                    "that surprise people, and look over your tyres without a ticket.</p>",
                    "<p>Mae swyddogion yn teithio rhwng Llanymddyfri a Rhaeadr Gwy ar benwythnosau. Stopiwch i siarad â nhw: byddant yn dangos y "
                    "troeon sy’n synnu pobl, ac yn edrych dros eich teiars heb docyn.</p>",
                ),
                contact("call", FRONT_DESK),
            ),
        ),
    ),
)

DYFED_POWYS = OwnWords(
    slug="dyfed-powys",
    brand_colour="#1e5138",
    accent_colour="#c8102e",
    contacts=(
        ContactWords(
            key=FRONT_DESK,
            name=Words("Call or visit Dyfed-Powys Police", "Ffonio neu ymweld â Heddlu Dyfed-Powys"),
            phone="101",
            textphone="18001 101",
            opening_hours=Words(
                "101 answers day and night, in Welsh and English", "Mae 101 yn ateb ddydd a nos, yn Gymraeg a Saesneg"
            ),
            address=_HEADQUARTERS,
            note=Words("Press 1 for Welsh.", "Pwyswch 1 am y Gymraeg."),
        ),
        ContactWords(
            key=VICTIM_SUPPORT,
            name=Words("Goleudy: support for victims and witnesses", "Goleudy: cymorth i ddioddefwyr a thystion"),
            phone="0300 123 2996",
            opening_hours=Words(
                "Monday to Friday, 8am to 8pm; Saturday, 9am to 5pm",
                "Dydd Llun i ddydd Gwener, 8am i 8pm; dydd Sadwrn, 9am i 5pm",
            ),
            note=Words(
                "Free help in Welsh and English, whether or not you report the crime.",
                "Help am ddim yn Gymraeg a Saesneg, p’un a ydych yn rhoi gwybod am y drosedd ai peidio.",
            ),
        ),
        ContactWords(
            key=COMPLAINTS,
            name=Words("Complain about Dyfed-Powys Police", "Cwyno am Heddlu Dyfed-Powys"),
            phone="101",
            textphone="18001 101",
            address=Words(
                f"Professional Standards Department\n{_HEADQUARTERS.en}",
                f"Adran Safonau Proffesiynol\n{_HEADQUARTERS.cy}",
            ),
        ),
        ContactWords(
            key=DATA_PROTECTION,
            name=Words("Data protection officer of Dyfed-Powys Police", "Swyddog diogelu data Heddlu Dyfed-Powys"),
            phone="101",
            address=Words(f"Data Protection Officer\n{_HEADQUARTERS.en}", f"Swyddog Diogelu Data\n{_HEADQUARTERS.cy}"),
        ),
    ),
    pages=(_FARMS, _NEWS),
    task=task(
        "farms-and-livestock",
        "area",
        "farms-and-livestock",
        Words(
            "Stolen stock and machines, and dogs that worry sheep.",
            "Dwyn stoc a pheiriannau, a chŵn sy’n poeni defaid.",
        ),
    ),
)
