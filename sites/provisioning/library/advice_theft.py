"""Advice: bikes, cars and other vehicles."""

from datetime import date

from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import (
    PageWords,
    Picture,
    action,
    details,
    heading,
    image,
    inset,
    text,
    warning,
)

BIKE_AND_VEHICLE_THEFT = PageWords(
    kind="advice",
    slug="bike-and-vehicle-theft",
    title=Words("Bike and vehicle theft", "Dwyn beiciau a cherbydau"),
    summary=Words(
        "What to do if your bike, car or van is taken, and how to make it hard to steal.",
        "Beth i’w wneud os caiff eich beic, car neu fan ei gymryd, a sut i’w wneud yn anodd ei ddwyn.",
    ),
    reviewed_on=date(2026, 8, 3),
    body=(
        heading("taken", "If it has been taken", "Os yw wedi’i gymryd"),
        text(
            "taken-text",
            "<ul><li>Check first that a car was not towed away: your council, or the owner of the car park, can tell you.</li>"
            "<li>Tell us the registration, or the frame number of a bike, and anything that makes it stand out.</li>"
            "<li>Tell your insurer. They ask for the crime number that we give you later.</li>"
            "<li>If a car or van was stolen, tell DVLA when your insurer has paid.</li></ul>",
            "<ul><li>Gwnewch yn siŵr yn gyntaf na chafodd car ei dynnu i ffwrdd: gall eich cyngor, neu berchennog y maes parcio, ddweud wrthych.</li>"
            "<li>Rhowch y rhif cofrestru i ni, neu rif ffrâm beic, ac unrhyw beth sy’n gwneud iddo sefyll allan.</li>"
            "<li>Dywedwch wrth eich yswiriwr. Bydd yn gofyn am y rhif trosedd a roddwn i chi yn nes ymlaen.</li>"
            "<li>Os cafodd car neu fan ei ddwyn, dywedwch wrth DVLA pan fydd eich yswiriwr wedi talu.</li></ul>",
        ),
        warning(
            "own-search",
            "If you see your bike or car for sale, or a tracker shows where it is, tell us. Do not go and take it back yourself.",
            "Os gwelwch eich beic neu’ch car ar werth, neu os yw traciwr yn dangos ble y mae, dywedwch wrthym. Peidiwch â mynd i’w gymryd yn ôl eich hun.",
        ),
        action("report", Words("Report a theft", "Rhoi gwybod am ddwyn"), "report-a-crime"),
        heading("bikes", "Lock a bike well", "Cloi beic yn dda"),
        image(
            "two-locks",
            Picture("two-bike-locks.png", "A bike with two locks"),
            Words(
                "A bike at a stand. One lock holds the back wheel and frame to the stand, a second one the front wheel and frame.",
                "Beic wrth stand. Mae un clo yn dal yr olwyn ôl a’r ffrâm wrth y stand, ac ail glo yr olwyn flaen a’r ffrâm.",
            ),
            Words("Two locks take a thief twice as long.", "Mae dau glo yn cymryd dwywaith mor hir i leidr."),
        ),
        text(
            "bikes-text",
            "<ul><li>Use two locks of different kinds, each through the frame and a wheel.</li>"
            "<li>Lock it to something that cannot be lifted or cut, in a place where people walk by.</li>"
            "<li>Keep the locks off the ground and leave little room inside them.</li>"
            "<li>Take lights and bags with you.</li></ul>",
            "<ul><li>Defnyddiwch ddau glo o wahanol fathau, pob un drwy’r ffrâm ac olwyn.</li>"
            "<li>Clowch ef wrth rywbeth na ellir ei godi na’i dorri, mewn man lle mae pobl yn cerdded heibio.</li>"
            "<li>Cadwch y cloeon oddi ar y llawr a gadewch fawr ddim lle y tu mewn iddynt.</li>"
            "<li>Ewch â goleuadau a bagiau gyda chi.</li></ul>",
        ),
        inset(
            "register",
            '<p>Register your bike, free of charge, at <a href="https://www.bikeregister.com/">BikeRegister</a>. Officers look there when they find a bike.</p>',
            '<p>Cofrestrwch eich beic, am ddim, yn <a href="https://www.bikeregister.com/">BikeRegister</a>. Bydd swyddogion yn edrych yno pan ddônt o hyd i feic.</p>',
        ),
        heading("cars", "Keep a car or van safe", "Cadw car neu fan yn ddiogel"),
        text(
            "cars-text",
            "<ul><li>Lock it every time, also at the petrol station and on your drive.</li>"
            "<li>Leave nothing on view, not even an empty bag.</li>"
            "<li>Use a steering lock that can be seen from outside.</li>"
            "<li>Keep tools out of a van at night, or mark them with your postcode.</li></ul>",
            "<ul><li>Clowch ef bob tro, hefyd yn yr orsaf betrol ac ar eich dreif.</li>"
            "<li>Peidiwch â gadael dim yn y golwg, dim hyd yn oed bag gwag.</li>"
            "<li>Defnyddiwch glo llyw y gellir ei weld o’r tu allan.</li>"
            "<li>Cadwch offer allan o fan gyda’r nos, neu eu marcio â’ch cod post.</li></ul>",
        ),
        details(
            "keyless",
            Words("If your car opens without a key", "Os yw eich car yn agor heb allwedd"),
            "<p>Thieves can pass on the signal of a key through your front door. Keep the key, and the spare one, in a bag that blocks "
            "the signal. Try it: stand beside the car with the closed bag. The car must stay locked.</p>",
            "<p>Gall lladron drosglwyddo signal allwedd drwy eich drws ffrynt. Cadwch yr allwedd, a’r un sbâr, mewn bag sy’n atal y "
            "signal. Rhowch gynnig arni: safwch wrth y car gyda’r bag ar gau. Rhaid i’r car aros ar glo.</p>",
        ),
    ),
)
