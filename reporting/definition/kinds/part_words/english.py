"""Words for parts of answers in English."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.kinds.part_words.words import PartWords as Words

PARTS: Mapping[str, Mapping[str, Words]] = {
    "date_range": {
        "from": Words(
            "When it happened, or the earliest it could have been",
            name="the first date",
            asked="when it happened, or the earliest it could have been",
        ),
        "to": Words(
            "The latest it could have been, or when it ended",
            name="the last date",
            asked="the latest it could have been",
            hint="Leave this empty if you know exactly when it happened.",
        ),
    },
    "approximate_date": {
        "precision": Words("How exactly do you know it?"),
        "exact": Words("The date", name="the date"),
        "month": Words("Month and year", name="the date", asked="the month and the year"),
        "year": Words("Year", name="the year"),
        "around": Words(
            "About when?",
            name="the date",
            asked="about when it was",
            hint="A whole date, a month and year, or a year. Leave empty what is unknown.",
        ),
        "from": Words("The earliest it could be", name="the earliest date", asked="the earliest date it could be"),
        "to": Words("The latest it could be", name="the latest date", asked="the latest date it could be"),
    },
    "person": {
        "given_name": Words("First name", asked="a first name"),
        "family_name": Words("Last name", asked="a last name"),
        "known_as": Words(
            "Any other name they are known by", name="the other name", hint="Such as a nickname.", shown="Also known as"
        ),
        "date_of_birth": Words("Date of birth", hint="For example, 31 3 1980."),
        "age": Words("About how old?", name="the age", asked="about how old they are", shown="About how old"),
        "gender": Words("Gender"),
        "ethnic_appearance": Words("Ethnic appearance"),
        "height": Words("Height", hint="For example, about 6 feet, or taller than average."),
        "build": Words("Build", hint="For example, slim or heavy."),
        "hair": Words("Hair", hint="Colour, length, style, beard or moustache."),
        "clothing": Words("Clothing", name="the clothing"),
        "features": Words(
            "Anything else that stands out",
            name="what stands out",
            shown="Also",
            hint="For example, an accent, glasses, tattoos, scars or the way they walk.",
        ),
    },
    "vehicle": {
        "registration": Words(
            "Registration number", asked="a registration number", hint="If you know it, even part of it."
        ),
        "make": Words("Make", hint="For example, Ford."),
        "model": Words("Model", hint="For example, Fiesta."),
        "colour": Words("Colour"),
        "description": Words(
            "Anything else about the vehicle",
            name="the description",
            shown="Also",
            hint="For example, damage, stickers, or which way it went.",
        ),
    },
    "property_item": {
        "item": Words(
            "What is it?", name="the item", asked="what it is", shown="Item", hint="For example, a bicycle or a phone."
        ),
        "make_and_model": Words("Make and model"),
        "description": Words(
            "Description", hint="For example, its colour, size and any marks by which it can be known again."
        ),
        "serial_number": Words("Serial number", hint="For a phone, its IMEI. For a bicycle, its frame number."),
        "value": Words(
            "What is it worth?", name="the value", shown="Value", hint="Your best guess, in pounds.", unit="£"
        ),
    },
    "organisation": {
        "name": Words("Name of the organisation"),
        "business": Words(
            "What it does", name="what it does", asked="what it does", hint="For example, a shop or a school."
        ),
        "reference": Words("Reference number of its own", name="the reference number"),
        "phone": Words("Phone number"),
        "email": Words("Email address"),
    },
    "place": {
        "description": Words(
            "Describe the place",
            name="the description",
            asked="a description of the place",
            shown="Description",
            hint="For example, the play area by the north gate of the park.",
        ),
        "street": Words("Street or road"),
        "town": Words("Town, city or village"),
        "postcode": Words("Postcode"),
        "three_words": Words("Three-word location", hint="From an app, such as first.second.third."),
        "point": Words("Give a point on a map, or a three-word location"),
        "latitude": Words("Latitude", hint="From a map or a phone, such as 51.4551."),
        "longitude": Words("Longitude", hint="Such as -0.9787."),
    },
    "declaration": {"signed_name": Words("Your full name", hint="Typing your name counts as signing.")},
}

OPTIONS: Mapping[str, Mapping[str, str]] = {
    "approximate_date.precision": {
        "exact": "I know the date",
        "month": "I know the month and year",
        "year": "I know the year",
        "around": "I know about when",
        "between": "It was between two dates",
    },
    "person.age": {
        "under-10": "Under 10",
        "10-17": "10 to 17",
        "18-24": "18 to 24",
        "25-34": "25 to 34",
        "35-44": "35 to 44",
        "45-54": "45 to 54",
        "55-64": "55 to 64",
        "65-or-over": "65 or over",
    },
}
