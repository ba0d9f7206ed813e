"""Words for parts of answers in Welsh. A part's name stands before the sentence about it, so it needs no article."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.kinds.part_words.words import PartWords as Words

PARTS: Mapping[str, Mapping[str, Words]] = {
    "date_range": {
        "from": Words("Pryd y digwyddodd, neu’r cynharaf y gallai fod wedi digwydd", name="y dyddiad cyntaf"),
        "to": Words(
            "Yr hwyraf y gallai fod wedi digwydd, neu pryd y daeth i ben",
            name="y dyddiad olaf",
            hint="Gadewch hwn yn wag os ydych chi’n gwybod yn union pryd y digwyddodd.",
        ),
    },
    "approximate_date": {
        "precision": Words("Pa mor fanwl ydych chi’n ei wybod?"),
        "exact": Words("Y dyddiad", name="y dyddiad"),
        "month": Words("Mis a blwyddyn", name="y dyddiad"),
        "year": Words("Blwyddyn", name="y flwyddyn"),
        "around": Words(
            "Tua phryd?",
            name="y dyddiad",
            hint="Dyddiad cyfan, mis a blwyddyn, neu flwyddyn. Gadewch yn wag yr hyn nad yw’n hysbys.",
        ),
        "from": Words("Y cynharaf y gallai fod", name="y dyddiad cynharaf"),
        "to": Words("Yr hwyraf y gallai fod", name="y dyddiad hwyraf"),
    },
    "person": {
        "given_name": Words("Enw cyntaf"),
        "family_name": Words("Cyfenw"),
        "known_as": Words("Unrhyw enw arall sydd ganddynt", name="enw arall", hint="Fel llysenw.", shown="Enw arall"),
        "date_of_birth": Words("Dyddiad geni", hint="Er enghraifft, 31 3 1980."),
        "age": Words("Tua faint oed?", name="oedran", shown="Tua faint oed"),
        "gender": Words("Rhywedd"),
        "ethnic_appearance": Words("Ymddangosiad ethnig"),
        "height": Words("Taldra", hint="Er enghraifft, tua 6 troedfedd, neu’n dalach na’r cyffredin."),
        "build": Words("Corffolaeth", hint="Er enghraifft, main neu drwm."),
        "hair": Words("Gwallt", hint="Lliw, hyd, steil, barf neu fwstas."),
        "clothing": Words("Dillad"),
        "features": Words(
            "Unrhyw beth arall sy’n amlwg",
            shown="Hefyd",
            hint="Er enghraifft, acen, sbectol, tatŵs, creithiau neu’r ffordd o gerdded.",
        ),
    },
    "vehicle": {
        "registration": Words("Rhif cofrestru", hint="Os ydych chi’n ei wybod, hyd yn oed ran ohono."),
        "make": Words("Gwneuthuriad", hint="Er enghraifft, Ford."),
        "model": Words("Model", hint="Er enghraifft, Fiesta."),
        "colour": Words("Lliw"),
        "description": Words(
            "Unrhyw beth arall am y cerbyd",
            name="disgrifiad",
            shown="Hefyd",
            hint="Er enghraifft, difrod, sticeri, neu i ba gyfeiriad yr aeth.",
        ),
    },
    "property_item": {
        "item": Words("Beth ydyw?", name="yr eitem", shown="Eitem", hint="Er enghraifft, beic neu ffôn."),
        "make_and_model": Words("Gwneuthuriad a model"),
        "description": Words("Disgrifiad", hint="Er enghraifft, lliw, maint ac unrhyw farciau i’w hadnabod eto."),
        "serial_number": Words("Rhif cyfresol", hint="Ar gyfer ffôn, yr IMEI. Ar gyfer beic, rhif y ffrâm."),
        "value": Words(
            "Faint yw ei gwerth?",
            name="gwerth",
            shown="Gwerth",
            hint="Eich amcangyfrif gorau, mewn punnoedd.",
            unit="£",
        ),
    },
    "organisation": {
        "name": Words("Enw’r sefydliad"),
        "business": Words("Beth mae’n ei wneud", hint="Er enghraifft, siop neu ysgol."),
        "reference": Words("Cyfeirnod y sefydliad ei hun", name="cyfeirnod"),
        "phone": Words("Rhif ffôn"),
        "email": Words("Cyfeiriad e-bost"),
    },
    "place": {
        "description": Words(
            "Disgrifiwch y lle",
            name="disgrifiad",
            shown="Disgrifiad",
            hint="Er enghraifft, y maes chwarae wrth giât ogleddol y parc.",
        ),
        "street": Words("Stryd neu ffordd"),
        "town": Words("Tref, dinas neu bentref"),
        "postcode": Words("Cod post"),
        "three_words": Words("Lleoliad tri gair", hint="O ap, fel cyntaf.ail.trydydd."),
        "point": Words("Rhowch bwynt ar fap, neu leoliad tri gair"),
        "latitude": Words("Lledred", hint="O fap neu ffôn, fel 51.4551."),
        "longitude": Words("Hydred", hint="Fel -0.9787."),
    },
    "declaration": {"signed_name": Words("Eich enw llawn", hint="Mae teipio eich enw yn cyfrif fel llofnod.")},
}

OPTIONS: Mapping[str, Mapping[str, str]] = {
    "approximate_date.precision": {
        "exact": "Rwy’n gwybod y dyddiad",
        "month": "Rwy’n gwybod y mis a’r flwyddyn",
        "year": "Rwy’n gwybod y flwyddyn",
        "around": "Rwy’n gwybod tua phryd",
        "between": "Roedd rhwng dau ddyddiad",
    },
    "person.age": {
        "under-10": "O dan 10",
        "10-17": "10 i 17",
        "18-24": "18 i 24",
        "25-34": "25 i 34",
        "35-44": "35 i 44",
        "45-54": "45 i 54",
        "55-64": "55 i 64",
        "65-or-over": "65 neu hŷn",
    },
}
