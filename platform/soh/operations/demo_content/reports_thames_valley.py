"""Sample reports to Thames Valley Police."""

from soh.operations.demo_content.sample_report import Person, Sample, sample


def thames_valley() -> list[Sample]:
    """Seven reports, two of them anonymous."""
    return [*_earlier(), *_later(), *_latest()]


def _earlier() -> list[Sample]:
    """The oldest of them."""
    return [
        sample(
            "burglary",
            "We were away for the weekend and came home on Sunday at six. The back door had been forced and every drawer in the "
            "bedroom was open. My grandmother’s ring and a laptop are gone. The neighbours’ camera looks at our side gate.",
            details={
                "building": "home",
                "way-in": ["door"],
                "anyone-inside": False,
                "burglary-taken": "Gold ring with a small ruby, engraved AM 1951. Silver laptop, 13 inch, with a sticker of a heron.",
            },
            days_ago=4,
            place="at-home",
            address={"line_1": "14 Heron Close", "town": "Abingdon", "postcode": "OX14 3ZZ"},
            evidence={"doorbell": "The Okafors at number 16 have a doorbell camera. They will keep the video."},
            person=Person("Anna Marsh", phone="01632 960411", times=("evenings",)),
            status="in_review",
            note="Asked number 16 for the video of Saturday night. Scenes of crime booked for tomorrow at 10.",
        ),
        sample(
            "theft",
            "I locked my bike outside the station at 8 in the morning. When I came back the lock lay on the ground, cut.",
            details={
                "theft-from": "from-outside",
                "theft-items": "Green touring bike with a wicker basket. Frame number WBK 204 771 Q.",
                "theft-value": 450,
            },
            days_ago=3,
            at="08:05",
            address={"line_1": "Cycle racks, Station Square", "town": "Reading"},
            evidence={"cctv": "The station has cameras over the racks."},
            person=Person("Daniel Osei", email="daniel.osei@example.org"),
            status="closed",
            note="Bike found in Caversham and given back. Owner told.",
        ),
        sample(
            "damage",
            "Someone sprayed words on the wall of the mosque car park during the night. They are insults against Muslims.",
            details={"damaged-thing": "Wall of the car park, about four metres", "damage-how": "graffiti"},
            days_ago=2,
            place="outdoors",
            address={"line_1": "Car park, Wexham Road", "town": "Slough"},
            evidence={"photos": "I took photos before it was cleaned."},
            part="witness",
            person=Person("Imran Siddiqui", phone="01632 960588", email="imran.s@example.org"),
            status="in_review",
            note="Treat as hate crime. Neighbourhood team has spoken to the committee.",
        ),
    ]


def _later() -> list[Sample]:
    """Those after them."""
    return [
        sample(
            "something-else",
            "Every night cars stop outside number 40 for a minute or two and people go to the door. It starts at about ten and "
            "goes on until three. I do not want anyone to know that I told you.",
            details={"other-crime": "I think drugs are sold from a house in our street"},
            days_ago=1,
            at="22:30",
            place="at-home",
            address={"line_1": "Millbank Crescent", "town": "Aylesbury"},
            suspect={
                "suspect-description": "A man of about 30, tall, dark beard, often a red puffer jacket. Two younger ones on e-bikes."
            },
            part="witness",
        ),
        sample(
            "vehicle",
            "My van was broken into on the drive. They took the tools and left the door open.",
            details={
                "vehicle-what": ["taken-from-vehicle", "vehicle-damaged"],
                "registration": "AB12 CDE",
                "vehicle-description": "Ford Transit Custom, white",
            },
            days_ago=1,
            at="05:15",
            place="at-home",
            address={"line_1": "3 Saddlers Row", "town": "Witney", "postcode": "OX28 9ZZ"},
            suspect={
                "suspect-description": "Two people in grey hooded tops, seen on our camera. A dark estate car waited."
            },
            evidence={"doorbell": "I have the video on my phone."},
            person=Person("Gary Whitlock", phone="01632 960702"),
        ),
        sample(
            "assault",
            "A boy from year 11 waits for me after school and says he will cut me if I tell anyone about the phone.",
            details={"assault-what": ["threatened"], "injuries": "not-hurt", "weapon": False},
            days_ago=1,
            at="15:40",
            address={"line_1": "Bus stop by the leisure centre", "town": "Bracknell"},
            suspect={
                "suspect-name": "Only his first name, Kai",
                "suspect-description": "Taller than me, blond, school coat with a torn pocket.",
            },
            age="under-18",
        ),
    ]


def _latest() -> list[Sample]:
    """The newest of them."""
    return [
        sample(
            "theft",
            "At the Saturday market a woman bumped into me, and a minute later my purse was gone from my bag.",
            details={
                "theft-from": "from-person",
                "theft-items": "Brown leather purse, bus pass, two bank cards, about 40 pounds.",
            },
            days_ago=0,
            place="outdoors",
            address={"line_1": "Market Place", "town": "Henley-on-Thames"},
            suspect={"suspect-description": "About 25, brown hair in a bun, long beige coat."},
            witnesses="The man at the cheese stall saw her. He said that he would talk to you.",
            person=Person("Margaret Tuttle", phone="01632 960145", times=("weekdays", "weekends")),
        ),
    ]
