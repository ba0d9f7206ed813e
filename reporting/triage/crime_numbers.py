"""The number under which a force's record system knows a report."""

import re
from collections.abc import Collection
from datetime import datetime

from reporting.records.models import CaseEvent, Report, Status
from reporting.records.triage import ChangedMeanwhile, find
from reporting.triage.models import TriageSettings
from soh.core import audit, clock, tenancy

LONGEST = 40
_ANY = re.compile(r"[A-Z0-9][A-Z0-9/\- ]{2,38}[A-Z0-9]")


class NotACrimeNumber(Exception):
    """It does not look like the force's crime numbers; the message says how they look."""


def enter(*, forces: Collection[int], reference: str, number: str, actor: str, at: datetime | None = None) -> Report:
    """Write down the crime number of a report; the same again changes nothing, another replaces it and is told.

    `at` is the moment that is kept: record systems answer so soon that it must be rounded for an anonymous report.
    Raises NoSuchReport, ChangedMeanwhile for a report that another force has, NotACrimeNumber.
    """
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        if report.status == Status.HANDED_OVER:
            raise ChangedMeanwhile(report.status)
        fitting = checked(number, format_of(report.force_id))
        if report.crime_number != fitting:
            before, report.crime_number = report.crime_number, fitting
            report.version += 1
            report.save(update_fields=["crime_number", "version"])
            detail = {"number": fitting, **({"before": before} if before else {})}
            _tell(report, actor, at or clock.now(), detail)
        return report


def _tell(report: Report, actor: str, at: datetime, detail: dict[str, str]) -> None:
    CaseEvent.objects.create(
        force_id=report.force_id,
        report=report,
        kind=CaseEvent.Kind.CRIME_NUMBER,
        at=at,
        actor=actor,
        detail=detail,
    )
    audit.record(
        force_id=report.force_id,
        at=at,
        actor=actor,
        action="report.crime_number",
        subject=f"report:{report.reference}",
        **detail,
    )


def format_of(force_id: int) -> str:
    """Return what a force's crime numbers look like, empty where it has not said. Inside the force's transaction."""
    found = TriageSettings.objects.filter(force_id=force_id).values_list("crime_number_format", flat=True).first()
    return found or ""


def checked(typed: str, pattern: str) -> str:
    """Return a crime number as it is kept: capitals, single spaces. Raises NotACrimeNumber.

    In `pattern` 9 stands for a digit and A for a letter; 9+ and A+ for one or more; all else for itself.
    """
    number = " ".join(typed.upper().split())
    if len(number) > LONGEST:
        raise NotACrimeNumber(f"A crime number has at most {LONGEST} characters")
    if pattern and not re.fullmatch(_expression(pattern), number):
        raise NotACrimeNumber(f"Check the number: your force’s look like {pattern} (9 a digit, A a letter)")
    if not _ANY.fullmatch(number):
        raise NotACrimeNumber("Enter the crime number: letters, digits, spaces, hyphens and strokes")
    return number


def _expression(pattern: str) -> str:
    signs = {"9": "[0-9]", "A": "[A-Z]", "+": "+"}
    return "".join(signs.get(sign) or re.escape(sign) for sign in pattern.upper())
