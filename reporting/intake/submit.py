"""The one write of a report. Whichever door it came through, it becomes a report here or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.correspondence import receipt_codes
from reporting.definition.answers import check_all
from reporting.definition.form import Form, FormKind, Mark
from reporting.definition.problems import Problem
from reporting.delivery import outbox
from reporting.evidence import binding
from reporting.on_behalf import entering as entries
from reporting.on_behalf.entering import Entering
from reporting.records import sealed
from reporting.records.models import CaseEvent, Channel, Report
from reporting.triage import placing
from sites.forces.hosts import ForceFace
from soh.core import audit, clock, references, tenancy

REPORT_RECEIVED = "report.received"


class Refused(Exception):
    """The answers do not make a report; `problems` tells why, in the terms of the form."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person is told."""

    reference: str
    is_anonymous: bool
    is_test: bool
    received_at: datetime
    """As stored: rounded for an anonymous report."""
    code: str = field(default="", repr=False)
    """Opens the person's side of the report. Kept nowhere else."""


def submit(
    *,
    force: ForceFace,
    form_key: Any,
    pinned: Pinned,
    answers: Mapping[str, Any],
    locale: str,
    channel: Channel,
    actor: str,
    is_test: bool = False,
    is_training: bool = False,
    entering: Entering | None = None,
) -> Receipt:
    """Check the answers once more and store the report, its sealed answers, event, audit row and outbox row.

    A training report is a test report: it goes the same way, and nobody is told of it. `entering` says who of the
    force's staff entered it for somebody; the actor is that person then.
    One transaction: all of it or nothing. Raises Refused. Joins a transaction of the same force that is already open.
    """
    is_test = is_test or is_training
    form = editions.form_of(pinned)
    checked = check_all(form, answers, today=clock.today())
    if checked.problems:
        raise Refused(checked.problems)
    is_anonymous = marked_anonymous(form, checked.values)
    moment = clock.coarse(clock.now()) if is_anonymous else clock.now()
    reference = references.new_reference(force.reference_prefix)
    with tenancy.transaction(force.id):
        report = Report.objects.create(
            **placing.columns(
                force_id=force.id,
                reference=reference,
                form_key=form_key,
                form=form,
                answers=checked.values,
                start=moment,
                is_test=is_test,
            ),
            force_id=force.id,
            reference=reference,
            form_key=form_key,
            form_title=form.text(form.source_locale, "form.title")[:200],
            edition=pinned.edition,
            texts=list(pinned.texts),
            locale=locale,
            channel=channel,
            is_anonymous=is_anonymous,
            is_sensitive=form.kind is FormKind.SENSITIVE,
            is_test=is_test,
            is_training=is_training,
            received_at=moment,
        )
        try:
            words = binding.bind(report=report, form=form, answers=checked.values, actor=actor)
        except binding.Unfit as unfit:
            raise Refused(unfit.problems) from None
        sealed.seal_answers(report=report, answers=words)
        code = receipt_codes.issue(report=report, answers=words)
        entered = {}
        if entering is not None:
            entries.keep(report=report, entering=entering)
            entered = {"entered_for": str(entering.person)}
        CaseEvent.objects.create(
            force_id=force.id, report=report, kind=CaseEvent.Kind.RECEIVED, at=moment, actor=actor, detail=entered
        )
        placing.tell(report, at=moment)
        audit.record(
            force_id=force.id,
            actor=actor,
            action="report.received",
            subject=f"report:{report.reference}",
            at=moment,
            channel=str(channel),
            test=is_test,
            **entered,
        )
        if not is_test:
            outbox.owe(report=report, topic=REPORT_RECEIVED, moment=moment)
    return Receipt(report.reference, is_anonymous, is_test, moment, code)


def marked_anonymous(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether a chosen option says that the reporter stays anonymous."""
    for question in form.questions():
        chosen = answers.get(question.code)
        codes = chosen if isinstance(chosen, list) else [chosen]
        if any(option.marks == Mark.ANONYMOUS and option.code in codes for option in question.options):
            return True
    return False
