"""English sentences for problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.definition.json_values import JSON
from reporting.definition.messages.subject import Subject, capitalised, uncapitalised
from reporting.definition.problems import Problem

SENTENCES = {
    "text_type": "{Name} must be text",
    "control_characters": "{Name} must not include control characters. Type it again instead of pasting it",
    "line_breaks": "{Name} must be on one line",
    "too_long": "{Name} must be {max_characters} or fewer",
    "too_many_words": "{Name} must be {max_words} or fewer",
    "option_type": "{Name} must be the code of one option",
    "options_type": "{Name} must be a list of option codes",
    "unknown_option": "Select one of the options on the page",
    "too_few": "Select {min_options} or more",
    "too_many": "Select {max_options} or fewer",
    "exclusive": "Select either “{option}” or other options, not both",
    "yes_no_type": "Select yes or no",
    "declaration_type": "Tick the box to confirm the declaration",
    "email_format": "Enter an email address in the correct format, like name@example.com",
    "phone_format": ("Enter a phone number with its area code, like 01632 960 001, 07700 900 982 or +44 808 157 0192"),
    "number_format": "{Name} must be a number, like 15",
    "number_large": "{Name} must be a smaller number",
    "number_integer": "{Name} must be a whole number, like 15",
    "number_decimals": "{Name} must have {max} decimal places or fewer",
    "number_min": "{Name} must be {min} or more",
    "number_max": "{Name} must be {max} or less",
    "date_format": "{Name} must be written as year-month-day, like 2026-03-27",
    "date_missing": "{Name} must include {missing}",
    "date_not_real": "{Name} must be a real date",
    "date_year": "Year must include 4 numbers",
    "date_future": "{Name} must be today or in the past",
    "date_past": "{Name} must be today or in the future",
    "time_format": "{Name} must be a real time, like 2:30pm or 14:30",
    "address_type": "{Name} must have a first line and a town or city, each in a field of its own",
    "unknown_part": "{Name} can only have these parts: {parts}",
    "postcode_format": "Enter a full UK postcode, like RG1 1AA",
    "parts_type": "{Name} must be an object with these parts: {parts}",
    "date_time_format": "{Name} must be written as date and time, like 2026-03-27T14:30",
    "time_missing": "{Name} must include a time",
    "time_skipped": "Enter another time. Clocks went forward an hour that night, so this time was skipped",
    "range_order": "{Name} must not be before the first one",
    "precision_required": "Select how exactly you know the date",
    "approximate_date_type": (
        "{Name} must have a precision, and an earliest and a latest date that belong to it, like 2026-03-27"
    ),
    "name_missing": "Enter a first name or a last name",
    "registration_format": "Registration number must only include letters and numbers, like AB12 CDE",
    "three_words_format": "Three-word location must be three words with full stops between them",
    "signature_type": "Confirm the declaration and sign it with a name, each in a field of its own",
    "signature_missing": "Enter your full name to sign the declaration",
    "hidden_value": "{Name} must be one of the values that the form takes",
    "entries_type": "{Name} must be a list of objects, one for each entry",
    "too_few_entries": "Add {min_entries} or more",
    "too_many_entries": "Remove some: there can be {max_entries} or fewer",
    "unknown_in_entry": "Entry {number} can only have answers to the questions of its own",
    "files_type": "{Name} must be a list of objects, each with the handle of a file that was sent before",
    "too_many_files": "Remove some files: there can be {max_files} or fewer",
    "file_twice": "Each file can be added only once",
    "file_empty": "“{file}” is empty. Choose another file",
    "file_too_large": "“{file}” must be smaller than {megabytes} MB",
    "file_wrong_type": "“{file}” must be one of these: {types}",
    "file_damaged": "“{file}” cannot be read. It may be damaged. Choose another file",
    "file_interrupted": "“{file}” did not arrive whole. Send it again",
    "file_unknown": "One of the files is not here any more. Remove it and send it again",
    "file_infected": "“{file}” has been removed because it holds a virus. Choose another file",
    "file_refused": "“{file}” has been removed because it cannot be opened safely. Choose another file",
    "files_total": "The files are too large together. Remove some or send smaller ones",
    "files_full": "We cannot take files at the moment. Your answers are kept. Try again later or go on without a file",
    "answers_type": "Send the answers as an object with the question codes as keys",
    "unknown_question": "This form has no question with this code. Check the form’s definition",
    "not_asked": "Leave this answer out. The other answers mean that this question is not asked",
    "form_loops": ("This form cannot be completed because it leads back to an earlier step. Contact us instead"),
}

EXACTLY = {"too_few": "Select {min_options}", "too_many": "Select {max_options}"}

REQUIRED = {
    "radios": "Select {a_name}",
    "checkboxes": "Select {a_name}",
    "yes_no": "Select yes or no",
    "declaration": "Tick the box to confirm the declaration",
    "select": "Select {a_name}",
    "files": "Choose {a_name}",
}

PART_REQUIRED = {
    "line_1": "Enter address line 1, typically the building and street",
    "town": "Enter a town or city",
    "postcode": "Enter a full UK postcode",
}

ENDED = {
    "emergency_999": "The answers say that this is an emergency. Call 999 now. This form cannot be sent",
    "": "The answers lead to a page that says who can help instead. This form cannot be sent",
}

# Where a question has no name of its own: after "Enter" or "Select", and at the start of a sentence.
NAMES = {
    "": ("an answer", "your answer"),
    "radios": ("an option", "your answer"),
    "select": ("an option from the list", "your answer"),
    "checkboxes": ("at least one option", "your answer"),
    "date": ("a date", "the date"),
    "time": ("a time", "the time"),
    "date_time": ("a date and time", "the date and time"),
    "date_range": ("a date", "the date"),
    "approximate_date": ("a date", "the date"),
    "place": ("where it is", "the place"),
    "person": ("what you know of the person", "the person"),
    "organisation": ("the organisation", "the organisation"),
    "vehicle": ("what you know of the vehicle", "the vehicle"),
    "property_item": ("the item", "the item"),
    "hidden": ("a value", "the value"),
    "files": ("a file", "the answer"),
    "email": ("an email address", "the email address"),
    "phone": ("a phone number", "the phone number"),
    "number": ("a number", "the number"),
    "address": ("an address", "the address"),
}

PART_NAMES = {
    "line_1": "address line 1",
    "line_2": "address line 2",
    "town": "town or city",
    "county": "county",
    "postcode": "postcode",
}

DATE_PARTS = {"day": "a day", "month": "a month", "year": "a year"}


def sentence(problem: Problem, subject: Subject) -> str:
    """The sentence for a problem."""
    a_name, the_name = NAMES.get(subject.kind, NAMES[""])
    name = _part_name(problem, subject) or subject.name or the_name
    words = {
        "Name": capitalised(name),
        "a_name": subject.name or a_name,
        "a_part": subject.part.asked or f"the {uncapitalised(subject.part.label)}" if subject.part else "",
        "option": subject.option,
        **_numbers(problem.params),
    }
    return _template(problem, subject).format_map(words)


def _part_name(problem: Problem, subject: Subject) -> str:
    if subject.part:
        return subject.part.name or subject.part.label
    return PART_NAMES.get(problem.field or "", "")


def _template(problem: Problem, subject: Subject) -> str:
    match problem.code:
        case "required":
            return REQUIRED.get(subject.kind, "Enter {a_name}")
        case "part_required":
            if subject.part:
                return "Select {a_part}" if subject.part_is_chosen else "Enter {a_part}"
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
            for noun in ("character", "word", "option", "file"):
                words[f"{key}_{noun}s"] = f"{value:,} {noun}{'' if value == 1 else 's'}"
            words[f"{key}_entries"] = f"{value:,} {'entry' if value == 1 else 'entries'}"
        elif isinstance(value, str) and key != "option":
            words[key] = value
    missing = params.get("missing")
    if isinstance(missing, Sequence):
        words["missing"] = " and ".join(DATE_PARTS[str(part)] for part in missing)
    return words
