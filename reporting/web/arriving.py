"""Answers arrive from elsewhere: a token comes in a post, the person sees what it holds, and begins with it.

The token is never in an address, a Referer or a log. The post comes from another site and so has no CSRF token; it does
nothing but set a cookie for minutes and lead to a page of ours. What begins the journey is a post of our own page.
"""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pages.serving.chrome import chrome_for
from reporting.intake import arrivals, drafts
from reporting.intake.carrying import Carried, carry
from reporting.web import addresses, responses
from reporting.web.beta import count
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import CHANGE, begin
from reporting.web.visitor import arrival_cookie_name, remember
from sites.forces.arms import Event
from soh.core import clock

_LONGEST = 100


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take a token that another site sends with the person, and lead to the form that it is for."""
    site = request.hosted_site  # type: ignore[attr-defined]
    token = request.POST.get(arrivals.TOKEN_FIELD, "")[:_LONGEST]
    luggage = arrivals.look(force_id=site.force.id, token=token) if site.force else None
    if luggage is None:
        chrome = chrome_for(request, title=_gone_title())
        html = render_to_string(
            "reporting/web/arrival_gone.html", {"chrome": chrome, "heading": _gone_title()}, request
        )
        return responses.private(HttpResponse(html, status=410))
    response = responses.redirect(f"{luggage.path}{addresses.FILLED_IN}/")
    response.set_cookie(
        arrival_cookie_name(),
        token,
        max_age=int(arrivals.LASTS.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def filled_in_page(journey: JourneyRequest) -> HttpResponse:
    """Show what came along and what did not; POST begins with it, once."""
    token = journey.request.COOKIES.get(arrival_cookie_name(), "")
    form_key = journey.published.form_key
    if journey.request.method == "POST":
        luggage = arrivals.take(force_id=journey.force.id, token=token, form_key=form_key)
        return _begin(journey, luggage) if luggage else _gone(journey)
    luggage = arrivals.look(force_id=journey.force.id, token=token, form_key=form_key)
    if luggage is None:
        return _gone(journey)
    if luggage.entering is not None:
        return _entry_page(journey, luggage)
    carried = carry(journey.published.form, luggage, today=clock.today())
    has_other = journey.draft is not None and not journey.draft.receipt and not journey.draft.saved
    journey.__dict__["draft"] = None
    journey.__dict__.pop("form", None)
    return responses.page(
        journey,
        "filled_in",
        {
            "source": luggage.source,
            "is_force": luggage.sender == arrivals.FORCE,
            "taken": carried.taken,
            "left": carried.left,
            "has_other": has_other,
            "form_action": journey.url(addresses.FILLED_IN),
            "start_url": journey.url(),
        },
        title=_("Some answers are filled in already"),
        sensitive=addresses.is_sensitive(journey.form) or _tells(journey, carried),
    )


def _entry_page(journey: JourneyRequest, luggage: arrivals.Luggage) -> HttpResponse:
    """Show staff which report they begin, and that another one in this browser is left."""
    visitor = journey.visitor
    has_other = visitor is not None and drafts.has_unfinished(force_id=journey.force.id, visitor=visitor)
    journey.__dict__["draft"] = None
    journey.__dict__.pop("form", None)
    return responses.page(
        journey,
        "entry",
        {"form_title": journey.title, "has_other": has_other, "form_action": journey.url(addresses.FILLED_IN)},
        title=_("Enter a report for somebody else"),
        sensitive=addresses.is_sensitive(journey.form),
    )


def _begin(journey: JourneyRequest, luggage: arrivals.Luggage) -> HttpResponse:
    journey.__dict__["draft"] = None
    journey.__dict__.pop("form", None)
    carried = carry(journey.published.form, luggage, today=clock.today())
    if luggage.entering is not None:
        # A key of its own: what staff enter for somebody has nothing in common with any other journey here.
        journey.__dict__["visitor"] = None
    elif journey.visitor is not None:
        drafts.give_way(force_id=journey.force.id, visitor=journey.visitor, form_key=journey.published.form_key)
    fresh = replace(begin(journey), entering=luggage.entering).with_answers(carried.answers)
    for step, fields in carried.working.items():
        fresh = fresh.with_working(step, fields)
    fresh = drafts.save(fresh)
    journey.__dict__["draft"] = fresh
    if luggage.entering is None:
        count(journey, Event.FORM_STARTED)
    first = journey.next_url(journey.walk_of(fresh.answers), after=None)
    # What was answered at another force is not asked page by page once more: the person goes to what is missing.
    response = responses.redirect(f"{first}?{CHANGE}" if luggage.sender == arrivals.FORCE else first)
    remember(response, fresh.visitor)
    response.delete_cookie(arrival_cookie_name(), path="/", samesite="Lax")
    return response


def _gone(journey: JourneyRequest) -> HttpResponse:
    response = responses.page(
        journey,
        "arrival_gone",
        {"start_url": journey.url()},
        title=_gone_title(),
        sensitive=addresses.is_sensitive(journey.form),
        status=410,
    )
    response.delete_cookie(arrival_cookie_name(), path="/", samesite="Lax")
    return response


def _gone_title() -> str:
    return _("These answers cannot be used any more")


def _tells(journey: JourneyRequest, carried: Carried) -> bool:
    """Whether an answer of a sensitive step is shown."""
    return any(journey.form.step_of(each.code).sensitive for each in carried.taken)
