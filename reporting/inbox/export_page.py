"""Reports as a file, for supervisors: those chosen in a list, else all that the list's filters leave."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from reporting.exports import reports_file
from reporting.inbox.access import Forces, for_hand_overs
from reporting.inbox.filters import QueueFilter
from reporting.inbox.form_choices import forms_of
from reporting.inbox.report_page import actor_of
from reporting.records.models import OPEN, Report
from reporting.records.teams import Team
from sites.forces.models import Force
from soh.core import clock, tenancy

_ONLY_OPEN = "open"


@for_hand_overs
@require_POST
def export(request: HttpRequest, forces: Forces) -> HttpResponse | StreamingHttpResponse:
    """Send the file. The filters stand in the address, as on the list that it was asked from."""
    names = dict(Force.objects.filter(pk__in=list(forces)).order_by("short_name").values_list("pk", "short_name"))
    chosen = [value.partition(":")[0] for value in request.POST.getlist("chosen")]
    with tenancy.transaction(*forces):
        teams = list(Team.objects.filter(force_id__in=list(forces)).order_by("name"))
        wanted = QueueFilter(
            request.GET,
            form_choices=forms_of(forces),
            force_choices=[(str(pk), name) for pk, name in names.items()],
            team_choices=[(str(team.pk), team.name) for team in teams],
            actor=actor_of(request),
        )

    if not chosen and not wanted.is_valid():
        # A choice that was not understood would otherwise widen the file.
        messages.error(request, "Put the filters right before you save the list as a file.")
        return redirect(f"{reverse('inbox:queue')}?{request.GET.urlencode()}")

    def narrow(reports: QuerySet[Report]) -> QuerySet[Report]:
        if chosen:
            return reports.filter(reference__in=chosen)
        if request.GET.get("view") == _ONLY_OPEN:
            reports = reports.filter(status__in=OPEN)
        return wanted.apply(reports)

    by = ["chosen"] if chosen else [name for name, value in request.GET.items() if value and name in wanted.fields]
    begun = reports_file.begin(forces=forces, narrow=narrow, by=by, actor=actor_of(request))
    lines = reports_file.lines(begun, forces=forces, names=names)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reports-{clock.today():%Y-%m-%d}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


urlpatterns = [path("export/", export, name="export")]
