"""Entries of the shared library as their authors wrote them, in English and Welsh side by side."""

from dataclasses import dataclass

from sites.provisioning.library.form_words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class ContactWords:
    """A contact point; what has no language is written once."""

    key: str
    name: Words
    phone: str = ""
    textphone: str = ""
    email: str = ""
    opening_hours: Words = NOTHING
    address: Words = NOTHING
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class EmergencyWords:
    """A 999 and 101 box."""

    key: str
    name: Words
    emergency: Words
    cannot_speak: Words
    non_emergency: Words


@dataclass(frozen=True, slots=True)
class HelpWords:
    """An organisation that helps."""

    key: str
    name: Words
    helps_with: Words
    phone: str = ""
    website: str = ""
    opening_hours: Words = NOTHING
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A frequent question; the answer is rich text."""

    key: str
    name: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A legal notice; the text is rich text."""

    key: str
    name: Words
    text: Words
    basis: Words = NOTHING


@dataclass(frozen=True, slots=True)
class TermWords:
    """A word of policing in plain language."""

    key: str
    name: Words
    meaning: Words
    say_instead: Words = NOTHING


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """A reply to begin from. `stage` and `forms` say which reports it fits; empty: all."""

    key: str
    name: Words
    subject: Words
    body: Words
    stage: str = ""
    forms: str = ""


@dataclass(frozen=True, slots=True)
class OptionListWords:
    """Options to choose from: pairs of a code and its words."""

    key: str
    name: Words
    options: tuple[tuple[str, Words], ...]


EntryWords = (
    ContactWords | EmergencyWords | HelpWords | QuestionWords | NoticeWords | TermWords | ReplyWords | OptionListWords
)
"""Any entry of the shared library."""
