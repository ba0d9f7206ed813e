"""Sample reports to Hampshire and Isle of Wight Constabulary."""

from soh.operations.demo_content.sample_report import Person, Sample, sample


def hampshire() -> list[Sample]:
    """Six reports, two of them anonymous."""
    return [*_earlier(), *_latest()]


def _earlier() -> list[Sample]:
    """The oldest of them."""
    return [
        sample(
            "theft",
            "The outboard motor was taken from my boat on the mooring. I saw it last on Sunday.",
            details={
                "theft-from": "from-elsewhere",
                "theft-items": "Outboard motor, 6 horsepower, grey, number OB 77 1042.",
                "theft-value": 900,
            },
            days_ago=5,
            place="outdoors",
            address={"line_1": "Swinging moorings off the Hard", "town": "Bursledon"},
            person=Person("Peter Calloway", phone="023 9279 6021"),
            status="in_review",
            note="Marine unit knows of two more on the Hamble. Linked.",
        ),
        sample(
            "burglary",
            "Somebody broke the lock of our allotment shed and took the mower.",
            details={
                "building": "shed-or-garage",
                "way-in": ["door"],
                "anyone-inside": False,
                "burglary-taken": "Orange petrol mower, two forks and a spade with blue handles.",
            },
            days_ago=4,
            place="outdoors",
            address={"line_1": "Allotments, Mill Lane", "town": "Romsey"},
            person=Person("Joyce Penfold", email="joyce.penfold@example.org"),
            status="closed",
            note="No evidence to follow. Shed marking offered to all plot holders.",
        ),
        sample(
            "vehicle",
            "A car hit a donkey near the cattle grid and drove on. The donkey is dead. The car lost a piece of its bumper.",
            details={
                "vehicle-what": ["vehicle-damaged"],
                "vehicle-description": "Dark blue hatchback, front left broken",
            },
            days_ago=2,
            at="20:45",
            address={"line_1": "Cattle grid, Beaulieu Road", "town": "Lyndhurst"},
            evidence={"objects": "I put the piece of the bumper into my garage."},
            part="witness",
            person=Person("Rachel Stride", phone="023 9279 6044", times=("evenings",)),
        ),
    ]


def _latest() -> list[Sample]:
    """The newest of them."""
    return [
        sample(
            "assault",
            "Outside the club a man hit my friend in the face for no reason. He needed four stitches.",
            details={"assault-what": ["hit"], "injuries": "treated", "weapon": False},
            days_ago=2,
            at="02:10",
            address={"line_1": "Guildhall Walk", "town": "Portsmouth"},
            suspect={
                "suspect-description": "White, about 22, shaved head, white shirt, tattoo of a swallow on the neck."
            },
            witnesses="The two door supervisors. They stopped him for a while.",
            part="for-someone",
            person=Person("Leon Hart", phone="023 9279 6083"),
        ),
        sample(
            "something-else",
            "My neighbour’s boyfriend shouts at her every night and she has bruises. She says that she fell. Please do not say that I called.",
            details={"other-crime": "I am worried about the woman next door"},
            days_ago=1,
            place="at-home",
            address={"line_1": "Winchester Street", "town": "Basingstoke"},
            part="for-someone",
        ),
        sample(
            "damage",
            "Fireworks were put into the letterbox of the school. The door is burned.",
            details={"damaged-thing": "Front door of the school", "damage-how": "fire"},
            days_ago=0,
            at="21:00",
            place="in-building",
            address={"line_1": "Carisbrooke Road", "town": "Newport"},
            suspect={"suspect-description": "Three boys on scooters, one with an orange helmet."},
            part="witness",
        ),
    ]
