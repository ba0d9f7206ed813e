"""Entries of the shared library: from words to rows in each language. What exists is left as it is."""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.library.notices import LegalNotice
from pages.library.options import OptionList
from pages.library.organisations import HelpOrganisation
from pages.library.questions import Question
from pages.library.wording import ResponseTemplate, Term
from sites.forces.models import Force
from sites.provisioning.library.entry_words import (
    ContactWords,
    EmergencyWords,
    EntryWords,
    HelpWords,
    NoticeWords,
    OptionListWords,
    QuestionWords,
    ReplyWords,
    TermWords,
)
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import LibraryKey
from sites.provisioning.trees import locale

_MODELS: dict[type, Any] = {
    ContactWords: ContactPoint,
    EmergencyWords: EmergencyBox,
    HelpWords: HelpOrganisation,
    QuestionWords: Question,
    NoticeWords: LegalNotice,
    TermWords: Term,
    ReplyWords: ResponseTemplate,
    OptionListWords: OptionList,
}


def make_entries(*, entries: Iterable[EntryWords], force: Force | None, languages: tuple[str, ...]) -> None:
    """Make what is missing of a force's entries, or of the national ones."""
    for words in entries:
        model = _MODELS[type(words)]
        rows = model.objects.filter(key=words.key, force=force)
        known = dict(rows.values_list("locale__language_code", "translation_key"))
        key = next(iter(known.values()), uuid4())
        for language in languages:
            if language not in known:
                model.objects.create(
                    force=force, locale=locale(language), translation_key=key, **_columns(words, language)
                )


def national_entries() -> dict[LibraryKey, int]:
    """Return the ids of the national entries, which pages name whatever the force and language."""
    return {
        LibraryKey(model._meta.model_name, key): pk
        for model in _MODELS.values()
        for key, pk in model.objects.filter(force=None, locale__language_code="en").values_list("key", "pk")
    }


def _columns(words: EntryWords, language: str) -> dict[str, Any]:
    values = {name: getattr(words, name) for name in words.__slots__}
    if isinstance(words, OptionListWords):
        values["options"] = [_option(words.key, code, label, language) for code, label in words.options]
    return {
        name: (value.cy if language == "cy" else value.en) if isinstance(value, Words) else value
        for name, value in values.items()
    }


def _option(key: str, code: str, label: Words, language: str) -> dict[str, Any]:
    """Stored data of one option; its id is the same in every language, so that a translation belongs to it."""
    value = {"code": code, "label": label.cy if language == "cy" else label.en, "hint": ""}
    return {"type": "option", "id": str(uuid5(NAMESPACE_URL, f"option:{key}:{code}")), "value": value}
