"""Files become part of a report, in the transaction that makes it; it waits for no scanner."""

from collections.abc import Iterator, Mapping
from typing import Any

from reporting.definition import file_rules
from reporting.definition.form import Form, Question
from reporting.definition.kinds.files import accepted_types, most_bytes
from reporting.definition.problems import Problem
from reporting.evidence import sealed_files
from reporting.evidence.models import QUARANTINED, Evidence, State
from reporting.evidence.sealed_files import Facts
from reporting.records.models import CaseEvent, Report
from soh.core import clock, sealing, tenancy

KIND = "files"


class Unfit(Exception):
    """Files cannot become part of the report; `problems` tells why, in the terms of the form."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def hold(*, force_id: int, draft_id: int, handles: list[str]) -> None:
    """Let files belong to a draft. Inside `tenancy.transaction(force)`."""
    digests = [sealed_files.digest_of(handle) for handle in handles]
    rows = Evidence.objects.filter(force_id=force_id, digest__in=digests, report=None)
    rows.update(draft_id=draft_id, expires_at=None)


def bind(*, report: Report, form: Form, answers: Mapping[str, Any], actor: str) -> dict[str, Any]:
    """Make the files that answers name part of a report; return the answers as they are stored with it.

    What is stored of a file is what was found when it came in, whatever the sender says now, and its key in the place
    of its handle. Raises Unfit. Inside `tenancy.transaction(force)`.
    """
    asked = {question.code: question for question in _file_questions(form) if answers.get(question.code)}
    if not asked:
        return dict(answers)
    bound: dict[str, Any] = dict(answers)
    problems: list[Problem] = []
    rows: list[Evidence] = []
    for code, question in asked.items():
        stored = []
        for file in answers[code]:
            try:
                row, facts = _bound(report, question, str(file["file"]), taken={row.pk for row in rows})
            except Unfit as unfit:
                problems += unfit.problems
                continue
            rows.append(row)
            stored.append({"file": row.key.hex, **facts})
        bound[code] = stored
    if problems:
        raise Unfit(tuple(problems))
    _tell(report, rows, actor)
    return bound


def check(*, force_id: int, form: Form, answers: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return why files that answers name could not become part of a report; nothing is changed."""
    problems: list[Problem] = []
    taken: set[int] = set()
    with tenancy.transaction(force_id):
        for question in _file_questions(form):
            for file in answers.get(question.code) or ():
                try:
                    row, _key, _facts = _fitting(force_id, question, str(file["file"]), taken)
                    taken.add(row.pk)
                except Unfit as unfit:
                    problems += unfit.problems
    return tuple(problems)


def _fitting(force_id: int, question: Question, handle: str, taken: set[int]) -> tuple[Evidence, bytes, Facts]:
    """A file that waits for a report and that the question takes, held until the transaction ends. Raises Unfit."""
    # Not joined with its key: a row whose key changes while we wait for it would vanish from the answer.
    rows = Evidence.objects.select_for_update()
    row = rows.filter(force_id=force_id, digest=sealed_files.digest_of(handle), report=None).first()
    if row is None or row.pk in taken or row.state == State.RECEIVING or _is_over(row):
        raise Unfit((file_rules.unknown(question),))
    try:
        file_key = sealed_files.by_handle(row, handle)
        facts = sealed_files.open_facts(row, file_key)
    except sealing.CannotOpen:
        raise Unfit((file_rules.unknown(question),)) from None
    if row.state in QUARANTINED:
        say = file_rules.infected if row.state == State.INFECTED else file_rules.refused
        raise Unfit((say(question, facts.name),))
    if facts.type not in accepted_types(question):
        raise Unfit((file_rules.wrong_type(question, facts.name),))
    if facts.size > most_bytes(question):
        raise Unfit((file_rules.too_large(question, facts.name, largest=facts.size),))
    return row, file_key, facts


def _is_over(row: Evidence) -> bool:
    return row.expires_at is not None and row.expires_at < clock.now()


def _bound(report: Report, question: Question, handle: str, *, taken: set[int]) -> tuple[Evidence, dict[str, Any]]:
    row, file_key, facts = _fitting(report.force_id, question, handle, taken)
    row.report, row.draft, row.expires_at, row.handle_key = report, None, None, None
    row.report_key = sealed_files.to_force(
        public_key=bytes(row.force_key.public_key), key=row.key, field="report_key", file_key=file_key
    )
    row.save(update_fields=["report", "draft", "expires_at", "handle_key", "report_key"])
    return row, {"name": facts.name, "size": facts.size, "type": facts.type, "sha256": facts.sha256}


def _tell(report: Report, rows: list[Evidence], actor: str) -> None:
    """Begin the chain of custody in the report's history."""
    detail = {"files": [row.key.hex for row in rows]}
    moment = clock.coarse(report.received_at) if report.is_anonymous else report.received_at
    CaseEvent.objects.create(
        force_id=report.force_id,
        report=report,
        kind=CaseEvent.Kind.FILES_RECEIVED,
        at=moment,
        actor=actor,
        detail=detail,
    )
    checked = [row for row in rows if row.state == State.CLEAN]
    CaseEvent.objects.bulk_create(
        CaseEvent(
            force_id=report.force_id,
            report=report,
            kind=CaseEvent.Kind.FILE_CHECKED,
            at=moment,
            actor="system",
            detail={"file": row.key.hex, "state": str(row.state)},
        )
        for row in checked
    )


def _file_questions(form: Form) -> Iterator[Question]:
    return (question for question in form.questions() if question.kind == KIND)
