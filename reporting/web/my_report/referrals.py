"""To whom else a report was given, in plain words for its person."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting.records.models import Report
from reporting.referral import referring
from reporting.referral.models import Body, Reason
from reporting.referral.referring import Referred
from soh.core import clock, tenancy


def told_of(report: Report) -> list[tuple[str, str]]:
    """Return for each referral a sentence that says to whom, and one that says why."""
    with tenancy.transaction(report.force_id):
        made = referring.of_report(report)
    reasons = _reasons()
    return [(_sentence(one), reasons[one.reason]) for one in made]


def _sentence(one: Referred) -> str:
    names = {Body.COUNCIL: _("your local council")}
    body = names.get(Body(one.body)) or one.body_label
    day = date_format(one.at.astimezone(clock.LONDON), "j F Y")
    return _("On %(day)s we passed your report on to %(body)s.") % {"day": day, "body": body}


def _reasons() -> dict[str, str]:
    return {
        Reason.THEIR_TASK: _("They deal with this kind of report, and may be in touch with you themselves."),
        Reason.THEY_HELP: _("They can give help that we cannot."),
        Reason.ALSO_THEIRS: _("They need to know of it as well."),
        Reason.ASKED: _("You asked us to."),
    }
