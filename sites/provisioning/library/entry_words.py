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
