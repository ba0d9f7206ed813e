"""Files of a draft: added to an answer as they come, taken out again. The draft's row is locked meanwhile, so that of
two tabs neither loses the other's file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from reporting.definition import file_rules
from reporting.definition.form import Question
from reporting.definition.kinds.files import most_files
from reporting.definition.problems import Problem
from reporting.evidence import binding, receiving, sealed_files, uploads
from reporting.evidence.models import Evidence
from reporting.evidence.receiving import Arriving, NotTaken
from reporting.evidence.uploads import NoUpload, Upload
from reporting.intake import drafts
from reporting.intake.models import Draft
from reporting.intake.sealed_drafts import Journey, open_draft
from soh.core import tenancy

_SHORT = 16


@dataclass(frozen=True, slots=True)
class Added:
    """What became of files that came: the draft with those that were taken, which they are, and why not the rest."""

    journey: Journey
    taken: tuple[Arriving, ...]
    problems: tuple[Problem, ...]


def add(*, journey: Journey, question: Question, files: Sequence[tuple[str, Arriving]], actor: str) -> Added:
    """Add files (posted name, sealed bytes) to the answer of a draft that is stored. One transaction."""
    with tenancy.transaction(journey.force_id):
        row, there = _locked(journey)
        listed, problems, taken = list(_files(there.answers.get(question.code))), [], []
        others = sum(_size(file) for code, answer in there.answers.items() for file in _files(answer))
        for name, arriving in files:
            try:
                if len(listed) >= most_files(question):
                    raise NotTaken(file_rules.too_many(question))
                if others + arriving.size > settings.EVIDENCE_OF_DRAFT:
                    raise NotTaken(file_rules.too_much(question))
                kept = receiving.accept(
                    arriving=arriving, question=question, name=name, actor=actor, draft_id=row.pk if row else None
                )
            except NotTaken as refusal:
                problems += [refusal.problem] if refusal.problem not in problems else []
                continue
            listed.append(kept)
            taken.append(arriving)
            others += arriving.size
        stored = there if not taken else drafts.save(there.with_answers({question.code: listed}))
        if taken:
            _hold(stored, question)
    return Added(stored, tuple(taken), tuple(problems))


def begin(*, journey: Journey, question: Question, name: str, size: int, actor: str) -> Upload:
    """Begin a file that will come in pieces, for an answer of a draft that is stored. Raises NotTaken, NoUpload."""
    with tenancy.transaction(journey.force_id):
        row, there = _locked(journey)
        if row is None:
            raise NoUpload
        if len(_files(there.answers.get(question.code))) >= most_files(question):
            raise NotTaken(file_rules.too_many(question))
        return uploads.begin(
            force_id=journey.force_id,
            secret=journey.visitor.key,
            name=name,
            size=size,
            form="",
            question=question,
            actor=actor,
            draft_id=row.pk,
        )


def attach(*, journey: Journey, question: Question, file: Mapping[str, Any]) -> Journey:
    """Add a file that came in on its own to the answer of a draft. Raises NotTaken, NoUpload when that has ended."""
    with tenancy.transaction(journey.force_id):
        row, there = _locked(journey)
        if row is None:
            raise NoUpload
        listed = list(_files(there.answers.get(question.code)))
        if any(each["file"] == file["file"] for each in listed):
            return there
        if len(listed) >= most_files(question):
            raise NotTaken(file_rules.too_many(question))
        total = sum(_size(each) for answer in there.answers.values() for each in _files(answer))
        if total + _size(file) > settings.EVIDENCE_OF_DRAFT:
            raise NotTaken(file_rules.too_much(question))
        stored = drafts.save(there.with_answers({question.code: [*listed, dict(file)]}))
        _hold(stored, question)
    return stored


def remove(*, journey: Journey, question: Question, short: str, actor: str) -> Journey:
    """Take a file out of an answer and delete it. `short` is what `short_name` says of its handle."""
    with tenancy.transaction(journey.force_id):
        _row, there = _locked(journey)
        listed = _files(there.answers.get(question.code))
        gone = [file for file in listed if short_name(file["file"]) == short]
        if not gone:
            return there
        left = [file for file in listed if file not in gone]
        stored = drafts.save(there.with_answers({question.code: left or None}))
    for file in gone:
        receiving.withdraw(force_id=journey.force_id, handle=file["file"], actor=actor)
    return stored


def states(*, force_id: int, files: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return how far the check of each file is, by the short name of its handle."""
    digests = {sealed_files.digest_of(file["file"]): short_name(file["file"]) for file in files}
    if not digests:
        return {}
    with tenancy.transaction(force_id):
        rows = Evidence.objects.filter(force_id=force_id, digest__in=digests).values_list("digest", "state")
        return {digests[digest]: state for digest, state in rows}


def short_name(handle: str) -> str:
    """Return a name for a handle that stands in a page: it finds a file in its own draft and opens nothing."""
    return sealed_files.digest_of(handle)[:_SHORT]


def _locked(journey: Journey) -> tuple[Draft | None, Journey]:
    rows = Draft.objects.select_for_update().filter(
        force_id=journey.force_id, digest=journey.visitor.digest_of(journey.form_key), submitted_as=""
    )
    row = rows.first()
    there = open_draft(row, journey.visitor) if row is not None else None
    return row, replace(there, locale=journey.locale) if there is not None else journey


def _hold(journey: Journey, question: Question) -> None:
    row = Draft.objects.get(force_id=journey.force_id, digest=journey.visitor.digest_of(journey.form_key))
    handles = [file["file"] for file in _files(journey.answers.get(question.code))]
    binding.hold(force_id=journey.force_id, draft_id=row.pk, handles=handles)


def _files(answer: Any) -> list[dict[str, Any]]:
    return [each for each in answer if isinstance(each, dict) and "file" in each] if isinstance(answer, list) else []


def _size(file: Mapping[str, Any]) -> int:
    size = file.get("size")
    return size if isinstance(size, int) else 0
