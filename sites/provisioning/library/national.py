"""The national library as a whole."""

from dataclasses import dataclass

from sites.provisioning.library.entries import CONTACTS, EMERGENCY
from sites.provisioning.library.entries_help import HELP, NOTICES, QUESTIONS, TERMS
from sites.provisioning.library.entries_options import OPTION_LISTS
from sites.provisioning.library.entries_replies import REPLIES
from sites.provisioning.library.entry_words import EntryWords
from sites.provisioning.library.form_words import FormWords
from sites.provisioning.library.page_words import PageWords
from sites.provisioning.library.pages import NATIONAL_PAGES
from sites.provisioning.library.question_groups import QUESTION_GROUPS, GroupWords
from sites.provisioning.library.report_a_crime import REPORT_A_CRIME


@dataclass(frozen=True, slots=True)
class Library:
    """What a new installation begins with, and what its forces adopt."""

    entries: tuple[EntryWords, ...]
    forms: tuple[FormWords, ...]
    pages: tuple[PageWords, ...]
    question_groups: tuple[GroupWords, ...] = ()


NATIONAL_LIBRARY = Library(
    entries=(EMERGENCY, *CONTACTS, *HELP, *QUESTIONS, *NOTICES, *TERMS, *REPLIES, *OPTION_LISTS),
    forms=(REPORT_A_CRIME,),
    pages=NATIONAL_PAGES,
    question_groups=QUESTION_GROUPS,
)
