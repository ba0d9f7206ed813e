"""What lists show of a report: what, where and when, sealed apart so that a list opens no answers.

An editor says which questions; where nobody has, the first choice, place and date of the form that were answered.
Never names and ways of contact.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reporting.definition import kinds
from reporting.definition.form import Form, Mark, Question, StepKind
from reporting.records.models import Report
from reporting.triage import list_keys
from reporting.triage.models import ListKey
from sites.forces.keys import NoPrivateKeyHere
from soh.core import sealing

_TABLE = "reporting_report"
_LONGEST = 70
_MOST = 4
_CHOICES = frozenset({"radios", "checkboxes", "select"})
_DATES = frozenset({"date", "date_time", "approximate_date", "date_range"})
_PLACES = frozenset({"address", "place"})
_NEVER = frozenset({"person", "email", "phone", "files", "hidden", "declaration", "group"})


def summary_of(form: Form, answers: Mapping[str, Any], codes: Iterable[str]) -> list[str]:
    """Return up to four short lines in the form's source language."""
    chosen = [form.question(code) for code in codes if form.has_question(code)]
    lines = (line for question in chosen or _default(form, answers) if (line := _line(form, question, answers)))
    return list(lines)[:_MOST]


def offered(form: Form) -> Iterator[Question]:
    """Return the questions that may be shown in lists."""
    gates = {
        question.code for step in form.steps if step.kind is StepKind.EMERGENCY_GATE for question in step.questions
    }
    for question in form.questions():
        kind_is_fit = question.kind not in _NEVER and (
            question.kind in _PLACES or not kinds.get(question.kind).personal
        )
        if kind_is_fit and question.code not in gates and not _marked(question):
            yield question


def seal(*, key: ListKey, reference: str, lines: list[str]) -> bytes:
    """Seal a summary to a list key."""
    words = json.dumps(lines, ensure_ascii=False).encode()
    return sealing.seal_to(public_key=bytes(key.public_key), plaintext=words, place=_place(reference))


def open_summaries(reports: Iterable[Report]) -> dict[int, list[str]]:
    """Return the summaries of reports by id, each key opened once; what does not open here is left out.

    Inside `tenancy.transaction(*forces)`.
    """
    sealed = [report for report in reports if report.summary and report.summary_key_id]
    if not sealed:
        return {}
    rows = ListKey.objects.select_related("force_key").filter(
        pk__in={report.summary_key_id for report in sealed}, force_id__in={report.force_id for report in sealed}
    )
    private: dict[int, bytes] = {}
    for row in rows:
        try:
            private[row.pk] = list_keys.private_half(row)
        except (NoPrivateKeyHere, sealing.CannotOpen):
            continue
    found: dict[int, list[str]] = {}
    for report in sealed:
        key = private.get(report.summary_key_id or 0)
        if key is not None:
            found[report.pk] = _opened(report, key)
    return found


def _opened(report: Report, key: bytes) -> list[str]:
    try:
        words = sealing.unseal_with(
            private_key=key, ciphertext=bytes(report.summary or b""), place=_place(report.reference)
        )
    except sealing.CannotOpen:
        return []
    return [str(line) for line in json.loads(words)]


def _default(form: Form, answers: Mapping[str, Any]) -> Iterator[Question]:
    for wanted in (_CHOICES, _PLACES, _DATES):
        fitting = (one for one in offered(form) if one.kind in wanted and answers.get(one.code))
        question = next(fitting, None)
        if question is not None:
            yield question


def _line(form: Form, question: Question, answers: Mapping[str, Any]) -> str:
    value, locale = answers.get(question.code), form.source_locale
    if value is None:
        return ""
    if question.kind in _PLACES and isinstance(value, Mapping):
        words = ", ".join(str(value[part]) for part in ("town", "postcode") if value.get(part)) or str(
            value.get("description", "")
        )
    else:
        words = ", ".join(kinds.get(question.kind).display(question, value, form.lookup(locale), locale))
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _marked(question: Question) -> bool:
    return any(option.marks in (Mark.ANONYMOUS, Mark.SAFE_EMAIL) for option in question.options)


def _place(reference: str) -> sealing.Place:
    return sealing.Place(_TABLE, reference, "summary")
