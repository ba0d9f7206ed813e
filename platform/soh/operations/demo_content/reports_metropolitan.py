"""Sample reports to the Metropolitan Police."""

from soh.operations.demo_content.sample_report import Person, Sample, sample


def metropolitan() -> list[Sample]:
    """Seven reports, two of them anonymous."""
    return [*_earlier(), *_later(), *_latest()]


def _earlier() -> list[Sample]:
    """The oldest of them."""
    return [
        sample(
            "theft",
            "Someone on an e-bike came along the pavement from behind and took the phone out of my hand while I looked at the map.",
            details={
                "theft-from": "from-person",
                "theft-items": "Black phone with a cracked corner. IMEI 35 209900 176148 1.",
                "theft-value": 700,
            },
            days_ago=3,
            at="18:20",
            address={"line_1": "Upper Street, by the town hall", "town": "London"},
            suspect={"suspect-description": "All in black, face covered, e-bike with thick tyres and no lights."},
            witnesses="A waiter from the café opposite, I have his name.",
            person=Person("Chloe Bertrand", email="chloe.bertrand@example.org"),
            status="in_review",
            note="Third one in this stretch in a week. Passed to the robbery team.",
        ),
        sample(
            "burglary",
            "A man said that he came from the water company. While I filled a jug for him in the kitchen he went upstairs.",
            details={
                "building": "home",
                "way-in": ["trick"],
                "anyone-inside": True,
                "burglary-taken": "The envelope with my pension, 300 pounds, and my husband’s watch.",
            },
            days_ago=2,
            at="11:00",
            place="at-home",
            address={"line_1": "Flat 7, Juniper House", "town": "London", "postcode": "SE15 9ZZ"},
            suspect={
                "suspect-description": "About 40, blue overall, friendly, a badge on a ribbon that I could not read."
            },
            person=Person("Ivy Bennett", phone="020 7946 0321"),
            status="in_review",
            note="Visited. Crime prevention has fitted a door chain. Water company confirms: no visit planned.",
        ),
        sample(
            "damage",
            "The windows of our shop were broken for the second time this month.",
            details={"damaged-thing": "Two shop windows", "damage-how": "broken"},
            days_ago=2,
            place="in-building",
            address={"line_1": "218 High Road", "town": "London", "postcode": "N15 9ZZ"},
            evidence={"cctv": "Our own camera, kept for 14 days."},
            person=Person("Sunita Rao", phone="020 7946 0777", email="shop@example.org"),
            status="closed",
            note="Suspect charged with four windows. Owner has the crime number.",
        ),
    ]


def _later() -> list[Sample]:
    """Those after them."""
    return [
        sample(
            "vehicle",
            "My car is not where I parked it last night. The council says that it was not towed.",
            details={
                "vehicle-what": ["vehicle-stolen"],
                "registration": "CD34 EFG",
                "vehicle-description": "Toyota hybrid, grey, child seat in the back",
            },
            days_ago=1,
            address={"line_1": "Larkhall Lane", "town": "London", "postcode": "SW4 9ZZ"},
            person=Person("Tomasz Wilk", phone="020 7946 0550"),
        ),
        sample(
            "assault",
            "On the night bus a man shouted at two women because they held hands, and spat at one of them. Nobody helped. I was afraid to.",
            details={"assault-what": ["spat", "threatened"], "injuries": "not-hurt", "weapon": False},
            days_ago=1,
            at="01:30",
            place="transport",
            suspect={
                "suspect-description": "White, 50 or so, grey cap, smelled of drink. Got off at Camberwell Green."
            },
            part="witness",
        ),
        sample(
            "something-else",
            "My manager keeps the passports of the three women who clean here, and they sleep in the store room.",
            details={"other-crime": "People are made to work and cannot leave"},
            days_ago=6,
            place="in-building",
            part="for-someone",
            suspect={"suspect-description": "The manager, about 45. He must not learn who told you."},
        ),
    ]


def _latest() -> list[Sample]:
    """The newest of them."""
    return [
        sample(
            "theft",
            "A parcel was taken from the hall of our building. The camera shows who it was.",
            details={
                "theft-from": "from-elsewhere",
                "theft-items": "Parcel with a coffee machine.",
                "theft-value": 120,
            },
            days_ago=0,
            at="13:10",
            place="at-home",
            address={"line_1": "41 Priory Court", "town": "London", "postcode": "E17 9ZZ"},
            suspect={"suspect-description": "Young man, yellow delivery bag, white trainers."},
            evidence={"cctv": "The caretaker has it."},
            person=Person("Femi Adeyemi", email="femi@example.org"),
        ),
    ]
