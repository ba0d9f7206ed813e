"""Reference and receipt code open a report here. What is wrong is never told apart."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reporting.correspondence import opening, tries
from reporting.correspondence.opening import NotOpened
from reporting.web import responses
from reporting.web.leaving import led_away
from reporting.web.my_report import frame, session
from reporting.web.my_report.overview import TYPED, overview
from soh.core import counters, networks
from soh.design.fields.errors import FieldError

_LONGEST = 200
_MOST_TYPED = 20_000


@require_http_methods(["GET", "HEAD", "POST"])
@frame.at_a_force
def entrance(request: HttpRequest) -> HttpResponse:
    """Ask for reference and code, or show the report that is open. POST opens."""
    if request.method == "POST":
        return _open(request)
    opened = session.current(request)
    if opened is None:
        return show(request)
    try:
        return session.keep(request, overview(request, opened), opened)
    except NotOpened:
        return session.end(show(request))


@require_POST
@frame.at_a_force
def close(request: HttpRequest) -> HttpResponse:
    """Close the report in this browser."""
    return session.end(frame.redirect("entrance", "closed"))


@require_safe
@frame.at_a_force
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: close the report and go to a neutral site."""
    return led_away(request)


def show(
    request: HttpRequest, *, error: str = "", typed: str = "", timed_out: bool = False, status: int = 200
) -> HttpResponse:
    """Show the form for reference and code. `typed` are words that were sent after the time was over."""
    return frame.page(
        request,
        "entrance",
        {
            "errors": [FieldError(error, "#reference")] if error else [],
            "error": error,
            "reference": request.POST.get("reference", "")[:_LONGEST],
            "tries": opening.FREE_TRIES,
            "minutes": int(opening.LOCK.total_seconds() // 60),
            "idle_minutes": int(session.IDLE.total_seconds() // 60),
            "closed": "closed" in request.GET,
            "timed_out": timed_out,
            "typed": typed[:_MOST_TYPED],
            "typed_field": TYPED,
        },
        title=_("See your report"),
        status=status,
    )


def _open(request: HttpRequest) -> HttpResponse:
    site = request.hosted_site  # type: ignore[attr-defined]
    tried, wait = counters.count(f"my-report:{site.force.id}", window=60)
    if tried > settings.RETURN_TRIES_PER_MINUTE:
        return _wait(request, wait)
    network = networks.digest_of(request.META, purpose="receipt code")
    typed = request.POST.get(TYPED, "")
    try:
        tries.may_try(network)
        opened = opening.open_by_code(
            force_id=site.force.id,
            reference=request.POST.get("reference", "")[:_LONGEST],
            code=request.POST.get("code", "")[:_LONGEST],
            is_training=site.is_training,
            actor=frame.ACTOR,
        )
    except tries.TooMany as too_many:
        return _wait(request, too_many.wait)
    except NotOpened:
        tries.was_wrong(network)
        return show(request, error=_("We cannot find a report with this reference and code"), typed=typed, status=422)
    if typed:
        return session.keep(request, overview(request, opened, typed=typed), opened)
    return session.keep(request, frame.redirect("entrance"), opened)


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    text = _("There were too many tries. Wait a while, then try again.")
    response = show(request, error=text, typed=request.POST.get(TYPED, ""), status=429)
    response["Retry-After"] = str(seconds)
    return responses.private(response)
