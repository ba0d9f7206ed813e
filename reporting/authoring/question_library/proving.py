"""A question group as the form of one step: so it is proved, compared and told in words like any form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings

from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.compile import Compiled, Source, compile_form
from reporting.authoring.findings import Finding, findings_of
from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.question_library.versions import items_of
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.shared_options import with_shared_options
from reporting.authoring.stored import completed
from reporting.definition import text_keys
from reporting.definition.form import Form, FormKind

Data = Mapping[str, Any]


def findings(group: QuestionGroup) -> tuple[Finding, ...]:
    """What an editor should know before publishing; paths begin with the block of the questions."""
    steps = _steps(items_of(group), _block_id(group), group.name)
    found = list(findings_of(_compiled(steps, group.force_id, _language(group)), steps))
    if not items_of(group):
        return ()  # "at least one question" is the block's own to say
    return tuple(found)


def prove(group: QuestionGroup) -> None:
    """Raise PublishRefused when the group may not go live."""
    reasons = [finding.message for finding in findings(group) if finding.is_error]
    if not items_of(group):
        reasons = ["It asks nothing yet. Add a question."]
    if reasons:
        raise PublishRefused(reasons, page_id=None, title=group.name)


def forms_of(versions: Sequence[QuestionGroupVersion]) -> list[Form]:
    """The versions of one group as forms, with the words of each language, the same question under the same code."""
    codes: Mapping[str, str] = {}
    forms = []
    for version in versions:
        texts = {}
        for locale, items in version.content.items():
            compiled = _compiled(_steps(items, "library", version.name), version.force_id, locale, codes)
            codes = compiled.codes
            texts[locale] = compiled.form.texts[locale]
            if locale == settings.LANGUAGE_CODE:
                form = compiled.form
        forms.append(replace(form, texts=texts))
    return forms


def _compiled(
    steps: list[dict[str, Any]], force_id: int | None, locale: str, codes: Mapping[str, str] | None = None
) -> Compiled:
    filled, of_lists = with_shared_options(steps, force_id=force_id, locale=locale)
    title = {text_keys.FORM_TITLE: steps[0]["value"]["title"]}
    source = Source("library", FormKind.SERVICE, locale, title, filled, {**(codes or {}), **of_lists})
    return compile_form(source)


def _steps(items: Sequence[Data], block_id: str, name: str) -> list[dict[str, Any]]:
    step = {"type": "questions", "id": block_id, "value": {"title": name, "items": list(items)}}
    steps: list[dict[str, Any]] = completed(StepsBlock(), [step])
    return steps


def _block_id(group: QuestionGroup) -> str:
    data = group.questions.stream_block.get_prep_value(group.questions)
    return data[0]["id"] if data else "library"


def _language(group: QuestionGroup) -> str:
    return str(group.locale.language_code) if group.locale_id else settings.LANGUAGE_CODE
