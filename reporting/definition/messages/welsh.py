"""Welsh sentences for problems.

A noun that an editor wrote cannot be put inside a Welsh sentence: what stands before it would change its
first letter, and its gender the words around it. So a question's own name stands before the sentence and a
colon, and the sentence speaks of the answer, the date or the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.definition.json_values import JSON
from reporting.definition.messages.subject import Subject, capitalised, uncapitalised
from reporting.definition.problems import Problem

SENTENCES = {
    "text_type": "Rhaid i’r ateb fod yn destun",
    "control_characters": "Ni chaiff yr ateb gynnwys nodau rheoli. Teipiwch yr ateb eto yn lle ei ludo",
    "line_breaks": "Rhaid i’r ateb fod ar un llinell",
    "too_long": "Rhaid i’r ateb gynnwys {max_characters} neu lai",
    "too_many_words": "Rhaid i’r ateb gynnwys {max_words} neu lai",
    "option_type": "Rhaid i’r ateb fod yn god un opsiwn",
    "options_type": "Rhaid i’r ateb fod yn rhestr o godau opsiynau",
    "unknown_option": "Dewiswch un o’r opsiynau ar y dudalen",
    "too_few": "Dewiswch {min_options} neu fwy",
    "too_many": "Dewiswch {max_options} neu lai",
    "exclusive": "Dewiswch naill ai “{option}” neu opsiynau eraill, nid y ddau",
    "yes_no_type": "Dewiswch un o’r ddau ateb",
    "declaration_type": "Ticiwch y blwch i gadarnhau’r datganiad",
    "email_format": "Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@enghraifft.com",
    "phone_format": ("Rhowch rif ffôn gyda’i god ardal, fel 01632 960 001, 07700 900 982 neu +44 808 157 0192"),
    "number_format": "Rhaid i’r ateb fod yn rhif, fel 15",
    "number_large": "Rhaid i’r rhif fod yn llai",
    "number_integer": "Rhaid i’r ateb fod yn rhif cyfan, fel 15",
    "number_decimals": "Rhaid i’r rhif gynnwys {max} lle degol neu lai",
    "number_min": "Rhaid i’r rhif fod yn {min} neu fwy",
    "number_max": "Rhaid i’r rhif fod yn {max} neu lai",
    "date_format": "Rhaid ysgrifennu’r dyddiad fel blwyddyn-mis-diwrnod, er enghraifft 2026-03-27",
    "date_missing": "Rhaid i’r dyddiad gynnwys {missing}",
    "date_not_real": "Rhaid i’r dyddiad fod yn ddyddiad go iawn",
    "date_year": "Rhaid i’r flwyddyn gynnwys 4 rhif",
    "date_future": "Rhaid i’r dyddiad fod heddiw neu yn y gorffennol",
    "date_past": "Rhaid i’r dyddiad fod heddiw neu yn y dyfodol",
    "time_format": "Rhaid i’r amser fod yn amser go iawn, fel 2:30yp neu 14:30",
    "address_type": "Rhaid i’r cyfeiriad gael llinell gyntaf a thref neu ddinas, pob un mewn maes ar wahân",
    "unknown_part": "Dim ond y rhannau hyn a ganiateir mewn cyfeiriad: {parts}",
    "postcode_format": "Rhowch god post llawn yn y DU, fel RG1 1AA",
    "parts_type": "Rhaid i’r ateb fod yn wrthrych gyda’r rhannau hyn: {parts}",
    "date_time_format": "Rhaid ysgrifennu’r dyddiad a’r amser fel hyn: 2026-03-27T14:30",
    "time_missing": "Rhaid i’r ateb gynnwys amser",
    "time_skipped": "Rhowch amser arall. Aeth y clociau ymlaen awr y noson honno, felly nid oedd yr amser hwn yn bod",
    "range_order": "Ni chaiff y dyddiad fod cyn y cyntaf",
    "precision_required": "Dewiswch pa mor fanwl rydych chi’n gwybod y dyddiad",
    "approximate_date_type": (
        "Rhaid cael manylder, a dyddiad cynharaf a dyddiad hwyraf sy’n perthyn iddo, fel 2026-03-27"
    ),
    "name_missing": "Rhowch enw cyntaf neu gyfenw",
    "registration_format": "Rhaid i’r rhif cofrestru gynnwys llythrennau a rhifau yn unig, fel AB12 CDE",
    "three_words_format": "Rhaid i’r lleoliad fod yn dri gair gydag atalnod llawn rhyngddynt",
    "signature_type": "Cadarnhewch y datganiad a’i lofnodi ag enw, pob un mewn maes ar wahân",
    "signature_missing": "Rhowch eich enw llawn i lofnodi’r datganiad",
    "hidden_value": "Rhaid i’r gwerth fod yn un y mae’r ffurflen yn ei dderbyn",
    "entries_type": "Rhaid i’r ateb fod yn rhestr o wrthrychau, un ar gyfer pob cofnod",
    "too_few_entries": "Ychwanegwch {min_entries} neu fwy",
    "too_many_entries": "Dilëwch rai: ni chaniateir mwy na {max_entries}",
    "unknown_in_entry": "Cofnod {number}: dim ond atebion i’w gwestiynau ei hun a ganiateir",
    "files_type": "Rhaid i’r ateb fod yn rhestr o wrthrychau, pob un â dolen ffeil a anfonwyd eisoes",
    "too_many_files": "Dilëwch rai ffeiliau: ni chaniateir mwy na {max}",
    "file_twice": "Dim ond unwaith y gellir ychwanegu pob ffeil",
    "file_empty": "Mae “{file}” yn wag. Dewiswch ffeil arall",
    "file_too_large": "Rhaid i “{file}” fod yn llai na {megabytes} MB",
    "file_wrong_type": "Rhaid i “{file}” fod yn un o’r rhain: {types}",
    "file_damaged": "Ni ellir darllen “{file}”. Gall fod wedi’i difrodi. Dewiswch ffeil arall",
    "file_interrupted": "Ni chyrhaeddodd “{file}” yn gyfan. Anfonwch hi eto",
    "file_unknown": "Nid yw un o’r ffeiliau yma mwyach. Dilëwch hi a’i hanfon eto",
    "file_infected": "Mae “{file}” wedi’i thynnu oherwydd bod feirws ynddi. Dewiswch ffeil arall",
    "file_refused": "Mae “{file}” wedi’i thynnu oherwydd na ellir ei hagor yn ddiogel. Dewiswch ffeil arall",
    "files_total": "Mae’r ffeiliau’n rhy fawr gyda’i gilydd. Dilëwch rai neu anfonwch rai llai",
    "files_full": (
        "Ni allwn dderbyn ffeiliau ar hyn o bryd. Mae eich atebion wedi’u cadw. "
        "Rhowch gynnig arall yn nes ymlaen neu ewch ymlaen heb ffeil"
    ),
    "answers_type": "Anfonwch yr atebion fel gwrthrych gyda chodau’r cwestiynau yn allweddi",
    "unknown_question": "Nid oes cwestiwn â’r cod hwn yn y ffurflen. Edrychwch ar ddiffiniad y ffurflen",
    "not_asked": "Peidiwch â chynnwys yr ateb hwn. Mae’r atebion eraill yn golygu na ofynnir y cwestiwn hwn",
    "form_loops": (
        "Ni ellir cwblhau’r ffurflen hon gan ei bod yn arwain yn ôl at gam cynharach. Cysylltwch â ni yn lle hynny"
    ),
}

EXACTLY = {"too_few": "Dewiswch {min_options} yn union", "too_many": "Dewiswch {max_options} yn union"}

REQUIRED = {
    "": "Rhowch ateb",
    "radios": "Dewiswch opsiwn",
    "checkboxes": "Dewiswch o leiaf un opsiwn",
    "yes_no": "Dewiswch un o’r ddau ateb",
    "date": "Rhowch ddyddiad",
    "time": "Rhowch amser",
    "select": "Dewiswch opsiwn o’r rhestr",
    "date_time": "Rhowch ddyddiad ac amser",
    "date_range": "Rhowch ddyddiad",
    "approximate_date": "Rhowch ddyddiad",
    "place": "Rhowch ble mae’r lle",
    "person": "Rhowch yr hyn rydych chi’n ei wybod am y person",
    "organisation": "Rhowch y sefydliad",
    "vehicle": "Rhowch yr hyn rydych chi’n ei wybod am y cerbyd",
    "property_item": "Rhowch yr eitem",
    "email": "Rhowch gyfeiriad e-bost",
    "phone": "Rhowch rif ffôn",
    "number": "Rhowch rif",
    "address": "Rhowch gyfeiriad",
    "files": "Dewiswch ffeil",
    "declaration": "Ticiwch y blwch i gadarnhau’r datganiad",
}

PART_REQUIRED = {
    "line_1": "Rhowch linell gyntaf y cyfeiriad, sef yr adeilad a’r stryd fel arfer",
    "town": "Rhowch enw’r dref neu’r ddinas",
    "postcode": "Rhowch god post llawn yn y DU",
}

ENDED = {
    "emergency_999": ("Mae’r atebion yn dweud bod hwn yn argyfwng. Ffoniwch 999 nawr. Ni ellir anfon y ffurflen hon"),
    "": ("Mae’r atebion yn arwain at dudalen sy’n dweud pwy all helpu yn lle hynny. Ni ellir anfon y ffurflen hon"),
}

PART_NAMES = {
    "line_1": "llinell gyntaf y cyfeiriad",
    "line_2": "ail linell y cyfeiriad",
    "town": "tref neu ddinas",
    "county": "sir",
    "postcode": "cod post",
}

DATE_PARTS = {"day": "diwrnod", "month": "mis", "year": "blwyddyn"}

# Singular after 1, plural of a quantity after "o".
NOUNS = {
    "characters": ("nod", "nodau"),
    "words": ("gair", "eiriau"),
    "options": ("opsiwn", "opsiynau"),
    "entries": ("cofnod", "gofnodion"),
}


_NAMES_ITS_PART = {"name_missing", "registration_format", "three_words_format", "signature_missing"}


def sentence(problem: Problem, subject: Subject) -> str:
    """The sentence for a problem, after the name of what it is about where that has one of its own."""
    said = _template(problem, subject).format_map({"option": subject.option, **_numbers(problem.params)})
    if problem.code in _NAMES_ITS_PART or (problem.code == "part_required" and not subject.part):
        return said
    part_name = subject.part.name or subject.part.label if subject.part else ""
    name = part_name or PART_NAMES.get(problem.field or "") or subject.name
    return f"{capitalised(name)}: {uncapitalised(said)}" if name else said


def _template(problem: Problem, subject: Subject) -> str:
    match problem.code:
        case "required":
            return REQUIRED.get(subject.kind, REQUIRED[""])
        case "part_required":
            if subject.part:
                return REQUIRED["radios" if subject.part_is_chosen else ""]
            return PART_REQUIRED[problem.field or "line_1"]
        case "too_few" | "too_many" if problem.params.get("exact"):
            return EXACTLY[problem.code]
        case "form_ended":
            return ENDED.get(str(problem.params.get("exit")), ENDED[""])
        case code:
            return SENTENCES[code]


def _numbers(params: Mapping[str, JSON]) -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in params.items():
        if isinstance(value, int | float):
            words[key] = f"{value:,}"
            for noun, (one, many) in NOUNS.items():
                words[f"{key}_{noun}"] = f"1 {one}" if value == 1 else f"{value:,} o {many}"
        elif isinstance(value, str) and key != "option":
            words[key] = value
    missing = params.get("missing")
    if isinstance(missing, Sequence):
        words["missing"] = " a ".join(DATE_PARTS[str(part)] for part in missing)
    return words
