"""Question groups of the library: from words to published entries. What exists is left as it is."""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.db import transaction

from reporting.authoring import building
from reporting.authoring.question_library.models import QuestionGroup
from sites.provisioning.form_blocks import item_of
from sites.provisioning.library.question_groups import GroupWords
from sites.provisioning.trees import locale


def make_question_groups(*, groups: Iterable[GroupWords], languages: tuple[str, ...]) -> None:
    """Make what is missing of the national question groups, the main language first."""
    for words in groups:
        known = dict(
            QuestionGroup.objects.filter(key=words.key, force=None).values_list(
                "locale__language_code", "translation_key"
            )
        )
        key = next(iter(known.values()), uuid4())
        with transaction.atomic():
            for language in languages:
                if language not in known:
                    cy = language == "cy"
                    QuestionGroup.objects.create(
                        key=words.key,
                        locale=locale(language),
                        translation_key=key,
                        name=words.name.cy if cy else words.name.en,
                        about=words.about.cy if cy else words.about.en,
                        questions=_questions(words, language),
                    )


def _questions(words: GroupWords, language: str) -> list[dict[str, Any]]:
    """Stored data; ids are the same in every language, so that a translation belongs to its question."""
    step = building.step("questions", title="", items=[item_of(item, language) for item in words.items])
    built = building.build(f"question-group:{words.key}", [step])
    block_id = str(uuid5(NAMESPACE_URL, f"question-group:{words.key}"))
    return [{"type": "questions", "id": block_id, "value": {"items": built.steps[0]["value"]["items"]}}]
