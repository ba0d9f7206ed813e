"""Sample reports to Dyfed-Powys Police, in English and in Welsh."""

from soh.operations.demo_content.sample_report import Person, Sample, sample


def dyfed_powys() -> list[Sample]:
    """Seven reports, four of them in Welsh, two anonymous."""
    return [*_earlier(), *_latest()]


def _earlier() -> list[Sample]:
    """The oldest of them."""
    return [
        sample(
            "theft",
            "Mae un ar ddeg o ddefaid wedi diflannu o’r comin. Cyfrifais nhw ddydd Sul ac roedden nhw i gyd yno. Mae olion teiars "
            "wrth y gât nad ydyn nhw’n perthyn i ni.",
            details={
                "theft-from": "from-outside",
                "theft-items": "Un ar ddeg o ddefaid Cymreig, nod coch ar yr ysgwydd dde, tagiau clust UK0 710 332.",
                "theft-value": 1650,
            },
            days_ago=4,
            address={"line_1": "Comin uwchben Cwm Du", "town": "Llandeilo"},
            evidence={"photos": "Lluniau o’r olion teiars ar fy ffôn."},
            person=Person("Gwilym Rees", phone="01632 960230", times=("weekdays",)),
            locale="cy",
            status="in_review",
            note="Wedi siarad â Mr Rees. Tîm cefn gwlad yn mynd i’r mart ddydd Mawrth.",
        ),
        sample(
            "vehicle",
            "The quad bike was in the barn on Friday night with the key out. On Saturday morning the lock was on the floor.",
            details={
                "vehicle-what": ["vehicle-stolen"],
                "vehicle-description": "Red quad bike with a dog box and a towing ball",
            },
            days_ago=3,
            at="06:30",
            place="in-building",
            address={"line_1": "Penlan Farm", "town": "Llandovery"},
            evidence={"objects": "The cut lock. Nobody has touched it."},
            person=Person("Bethan Price", phone="01632 960277"),
            status="in_review",
            note="Lock collected for examination.",
        ),
        sample(
            "damage",
            "Cafodd yr arwydd dwyieithog wrth y pentref ei baentio drosodd eto, y trydydd tro eleni.",
            details={"damaged-thing": "Arwydd ffordd wrth ymyl y bont", "damage-how": "graffiti"},
            days_ago=2,
            address={"line_1": "Y bont", "town": "Aberaeron"},
            part="witness",
            person=Person("Eleri Wyn", email="eleri.wyn@example.org"),
            locale="cy",
            status="closed",
            note="Y cyngor wedi glanhau’r arwydd. Dim tystion.",
        ),
        sample(
            "something-else",
            "Mae rhywun yn saethu at farcutiaid coch o’r ffordd goedwig. Clywais dair ergyd a dod o hyd i aderyn marw.",
            details={"other-crime": "Lladd adar gwyllt"},
            days_ago=2,
            at="07:45",
            address={"line_1": "Ffordd y goedwig", "town": "Rhaeadr Gwy"},
            suspect={"suspect-description": "Dyn mewn côt werdd, jîp tywyll, ci brown."},
            part="witness",
            locale="cy",
        ),
    ]


def _latest() -> list[Sample]:
    """The newest of them."""
    return [
        sample(
            "burglary",
            "The chapel was broken into. They took the brass plates and the money of the food bank.",
            details={
                "building": "other-building",
                "way-in": ["window"],
                "anyone-inside": False,
                "burglary-taken": "Two brass plates, a collecting box with about 90 pounds.",
            },
            days_ago=1,
            place="in-building",
            address={"line_1": "Salem Chapel", "town": "Fishguard"},
            person=Person("Huw Pritchard", phone="01632 960291", email="huw.p@example.org"),
        ),
        sample(
            "assault",
            "Roedd fy mhartner wedi gwthio fi i lawr y grisiau ddoe. Dydw i ddim eisiau iddo wybod fy mod i wedi ysgrifennu atoch chi.",
            details={"assault-what": ["hit", "threatened"], "injuries": "minor", "weapon": False},
            days_ago=1,
            at="23:15",
            place="at-home",
            suspect={"suspect-description": "Fy mhartner, rydyn ni’n byw gyda’n gilydd."},
            locale="cy",
        ),
        sample(
            "theft",
            "Diesel was taken from the tank behind the village hall, about 400 litres.",
            details={
                "theft-from": "from-outside",
                "theft-items": "About 400 litres of heating oil.",
                "theft-value": 380,
            },
            days_ago=0,
            address={"line_1": "Village hall", "town": "Crickhowell"},
            person=Person("Megan Lloyd", email="megan.lloyd@example.org"),
        ),
    ]
