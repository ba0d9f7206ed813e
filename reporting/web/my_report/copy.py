"""The person's own copy of the answers, opened by the code: to read and print, and as PDF."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reporting.correspondence import person, standing
from reporting.correspondence.opening import Opened
from reporting.definition.routing import walk
from reporting.records.models import Report
from reporting.web.check_answers import Section, sections
from reporting.web.my_report import frame
from reporting.web.my_report.paper_answer import pdf_answer
from soh.core import clock
from soh.design import paper


@require_safe
@frame.with_report
def copy_page(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Show what was sent."""
    report, shown = _opened(request, opened)
    return frame.page(
        request,
        "copy",
        {"sections": shown, "state": _state(report), "pdf_url": reverse("my_report:copy_pdf")},
        title=_("Your copy of the answers"),
        back_url=reverse("my_report:entrance"),
    )


@require_safe
@frame.with_report
def copy_pdf(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Send the same as an accessible PDF whose name and title say nothing."""
    report, shown = _opened(request, opened)
    parts = [
        paper.Part(part.title, [paper.Line(row.label, row.answer or _("Not answered")) for row in part.rows])
        for part in shown
    ]
    sheet = paper.Sheet(title=_("Online form"), above=[_state(report)], sections=parts)
    return pdf_answer(request, sheet, again="my_report:copy")


def _opened(request: HttpRequest, opened: Opened) -> tuple[Report, list[Section]]:
    report, answers = person.answers(opened=opened)
    language = frame.language_of(request)
    form = standing.promise_of(report, language).form
    return report, sections(form, walk(form, answers, now=report.received_at), language, None)


def _state(report: Report) -> str:
    day = date_format(report.received_at.astimezone(clock.LONDON), "j F Y")
    return _("Sent on %(day)s. Your reference: %(reference)s.") % {"day": day, "reference": report.reference}
