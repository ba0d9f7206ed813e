"""Advice: what to do after a burglary."""

from datetime import date

from sites.provisioning.library.entries import FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import (
    PageWords,
    action,
    card,
    cards,
    contact,
    details,
    heading,
    inset,
    text,
    warning,
)

BURGLARY = PageWords(
    kind="advice",
    slug="burglary",
    title=Words("If your home is burgled", "Os bydd lladron yn torri i mewn i’ch cartref"),
    summary=Words(
        "What to do straight away, what to leave alone, and how to make your home safer.",
        "Beth i’w wneud ar unwaith, beth i’w adael fel y mae, a sut i wneud eich cartref yn fwy diogel.",
    ),
    reviewed_on=date(2026, 9, 14),
    body=(
        warning(
            "still-there",
            "If you think someone is still inside, do not go in. Go somewhere safe and call 999.",
            "Os ydych yn meddwl bod rhywun yn dal y tu mewn, peidiwch â mynd i mewn. Ewch i rywle diogel a ffoniwch 999.",
        ),
        heading("first", "What to do first", "Beth i’w wneud yn gyntaf"),
        text(
            "first-steps",
            "<ol><li>Tell us. You can report online if nobody is in danger and the people who did it have gone.</li>"
            "<li>Leave things where they are until we have spoken to you. Try not to touch doors, windows or drawers that "
            "may have been touched.</li>"
            "<li>Take photos of the damage, and of where the missing things were kept.</li>"
            "<li>Cancel bank cards and phones that were taken.</li>"
            "<li>Make the building secure. If you rent, ring your landlord: they may have to pay for the repair.</li></ol>",
            "<ol><li>Dywedwch wrthym. Gallwch roi gwybod ar-lein os nad oes neb mewn perygl ac os yw’r bobl a’i gwnaeth wedi mynd.</li>"
            "<li>Gadewch bethau lle y maent nes i ni siarad â chi. Ceisiwch beidio â chyffwrdd â drysau, ffenestri neu ddroriau "
            "y gallent fod wedi’u cyffwrdd.</li>"
            "<li>Tynnwch luniau o’r difrod, ac o’r mannau lle’r oedd y pethau coll yn cael eu cadw.</li>"
            "<li>Canslwch gardiau banc a ffonau a gymerwyd.</li>"
            "<li>Gwnewch yr adeilad yn ddiogel. Os ydych yn rhentu, ffoniwch eich landlord: efallai mai ef sy’n gorfod talu am y gwaith.</li></ol>",
        ),
        action("report", Words("Report a burglary", "Rhoi gwybod am fwrgleriaeth"), "report-a-crime"),
        heading("after", "What happens after you report it", "Beth sy’n digwydd ar ôl i chi roi gwybod"),
        text(
            "after-text",
            "<p>You get a reference at once. We read your report and contact you if you gave us a safe way to do so. We may "
            "send someone to look for fingerprints, or ask neighbours for doorbell video.</p>"
            "<p>You need a crime number to make an insurance claim. Your reference is not a crime number: we give you one "
            "when the crime has been recorded.</p>",
            "<p>Cewch gyfeirnod ar unwaith. Byddwn yn darllen eich adroddiad ac yn cysylltu â chi os rhoesoch ffordd ddiogel i ni wneud "
            "hynny. Efallai y byddwn yn anfon rhywun i chwilio am olion bysedd, neu’n gofyn i gymdogion am fideo o gloch drws.</p>"
            "<p>Mae angen rhif trosedd arnoch i wneud hawliad yswiriant. Nid rhif trosedd yw eich cyfeirnod: byddwn yn rhoi un i chi "
            "pan fydd y drosedd wedi’i chofnodi.</p>",
        ),
        inset(
            "list",
            "<p>A list with makes, models and serial numbers helps us to give things back to you. You can send it after your report.</p>",
            "<p>Mae rhestr gyda gwneuthuriad, model a rhif cyfresol yn ein helpu i ddychwelyd pethau i chi. Gallwch ei hanfon ar ôl eich adroddiad.</p>",
        ),
        heading("safer", "Make your home safer", "Gwneud eich cartref yn fwy diogel"),
        heading("doors", "Doors and windows", "Drysau a ffenestri", level="h3"),
        text(
            "doors-text",
            "<ul><li>Lock every door with its key, even when you are at home. Lifting the handle is not enough.</li>"
            "<li>Close windows that can be reached from the ground or a flat roof.</li>"
            "<li>Keep keys away from doors and windows, and out of sight of the letterbox.</li></ul>",
            "<ul><li>Clowch bob drws â’i allwedd, hyd yn oed pan fyddwch gartref. Nid yw codi’r handlen yn ddigon.</li>"
            "<li>Caewch ffenestri y gellir eu cyrraedd o’r llawr neu o do fflat.</li>"
            "<li>Cadwch allweddi i ffwrdd o ddrysau a ffenestri, ac o olwg y blwch llythyrau.</li></ul>",
        ),
        heading("light", "Light and sight", "Golau a golwg", level="h3"),
        text(
            "light-text",
            "<p>Most burglars want to stay unseen. A light that comes on when someone walks past, a low hedge at the front and a "
            "locked side gate all help. When you are out in the evening, leave a lamp on a timer.</p>",
            "<p>Mae’r rhan fwyaf o fwrgleriaid eisiau aros o’r golwg. Mae golau sy’n dod ymlaen pan fydd rhywun yn cerdded heibio, "
            "gwrych isel yn y blaen a gât ochr wedi’i chloi i gyd yn helpu. Pan fyddwch allan gyda’r nos, gadewch lamp ar amserydd.</p>",
        ),
        details(
            "rent",
            Words("If you rent your home", "Os ydych yn rhentu eich cartref"),
            "<p>Ask your landlord before you change locks. Outside doors must lock safely, and your landlord has to repair them. "
            "Write to them and keep a copy.</p>",
            "<p>Gofynnwch i’ch landlord cyn newid cloeon. Rhaid i ddrysau allanol gloi’n ddiogel, a rhaid i’ch landlord eu trwsio. "
            "Ysgrifennwch ato a chadwch gopi.</p>",
        ),
        cards(
            "next",
            card(
                "advice/support-for-victims",
                Words("You do not have to cope alone.", "Nid oes rhaid i chi ymdopi ar eich pen eich hun."),
            ),
            card(
                "your-rights-as-a-victim",
                Words("What we must tell you, and when.", "Beth y mae’n rhaid i ni ei ddweud wrthych, a phryd."),
            ),
            title=Words("More help", "Rhagor o gymorth"),
        ),
        contact("police", FRONT_DESK),
        contact("victims", VICTIM_SUPPORT),
    ),
)
