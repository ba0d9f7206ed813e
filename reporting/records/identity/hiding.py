"""Answers as a person may see them. Inside `tenancy.transaction(force)`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.records.identity import protection
from reporting.records.identity.models import IdentityRequest
from reporting.records.models import Report
from soh.core import clock


@dataclass(frozen=True, slots=True)
class Seen:
    """Answers of which some may be left out: `hidden` are the codes of those, `open_until` when they close again."""

    answers: dict[str, Any] = field(repr=False)
    hidden: frozenset[str] = frozenset()
    open_until: datetime | None = None


def is_protected(report: Report) -> bool:
    """Whether only two persons together open the identity of the reporter."""
    return report.is_anonymous or report.protects_identity


def as_seen_by(report: Report, answers: Mapping[str, Any], actor: str) -> Seen:
    """Return the answers of a report as this person may see them now."""
    if not is_protected(report):
        return Seen(dict(answers))
    codes = codes_in(report, answers)
    until = open_until(report, actor)
    if until is not None:
        return Seen(dict(answers), open_until=until)
    return Seen({code: value for code, value in answers.items() if code not in codes}, codes)


def without_identity(report: Report, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers as those see them who are no persons, such as record systems."""
    codes = codes_in(report, answers) if is_protected(report) else frozenset()
    return {code: value for code, value in answers.items() if code not in codes}


def codes_in(report: Report, answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the codes of the questions that were answered and tell who the reporter is."""
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    return protection.identity_codes(form, answers) & frozenset(answers)


def open_until(report: Report, actor: str) -> datetime | None:
    """Return until when the identity is open to this person; None when it is not."""
    granted = IdentityRequest.objects.filter(
        force_id=report.force_id, report=report, asked_by=actor, is_approved=True, open_until__gt=clock.now()
    )
    return granted.order_by("-open_until").values_list("open_until", flat=True).first()
