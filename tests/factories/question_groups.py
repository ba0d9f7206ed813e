"""Entries of the question library, and forms that have their questions."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from reporting.authoring.building import build, from_library, option, question, step, when
from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.question_library.versions import versions_of
from sites.forces.models import Force

KEPT = {"purpose": "To answer.", "retention": "As long as the report."}


def contact_questions(*, phone: str = "Your telephone number", extra: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """Stored data of a group: may we call, and inside its "yes" the number."""
    may_call = question(
        "radios", "may-call", "May we call you?", options=[option("yes", "Yes, call me"), option("no", "No")]
    )
    number = question("phone", "number", phone, show_when=[when("may-call", "is", "yes")], **KEPT)
    steps = build("library:contact", [step("questions", title="", items=[may_call, number, *extra])]).steps
    return [{"type": "questions", "id": "library", "value": {"items": steps[0]["value"]["items"]}}]


def question_group(key: str = "contact", *, force: Force | None = None, **fields: Any) -> QuestionGroup:
    """A published group; the second time with the same key, its next version."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    group = QuestionGroup.objects.filter(key=key, force=force).first()
    if group is None:
        group = QuestionGroup(key=key, name="Contact details", force=force, locale=locale, live=False)
        group.save()
    for name, value in {"questions": contact_questions(), **fields}.items():
        setattr(group, name, value)
    group.save_revision().publish()
    group.refresh_from_db()
    return group


def newest(group: QuestionGroup) -> QuestionGroupVersion:
    """The newest version of a group."""
    version = versions_of(group.translation_key).last()
    assert version is not None
    return version


def chosen(group: QuestionGroup, code: str = "library", version: int = 1) -> Any:
    """The item of a step that names a version of a group."""
    return from_library(code, str(group.translation_key), version)
