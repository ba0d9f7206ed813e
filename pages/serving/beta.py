"""The way between a beta and the force's existing site, both ways: every address leads to one of these two only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.serving import beta_choice
from pages.serving.facts import SiteFacts, facts_for
from sites.forces import tally
from sites.forces.arms import Arm, Event
from sites.forces.models import Phase
from sites.forces.twins import safe_rest

_OFFER = Path(__file__).with_name("offer.v1.js")


@never_cache
@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Lead from a page of the existing site (`from`: its path) to ours that says the same, and remember the choice."""
    facts = _facts(request)
    asked = request.GET.get("from", "")
    assert facts.site.force is not None  # noqa: S101 - _facts has looked
    if facts.site.force.sends_visitors_back:
        return _led(urljoin(facts.twins.home, "/" + safe_rest(_path(asked))))
    response = _led(_existing_page(facts, facts.twins.ours_for(asked)))
    _count(request, facts, Arm.JOINED, Event.JOINED)
    beta_choice.remember(response, beta_choice.NEW)
    return response


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lead from a page of ours (`from`: its path) to its twin on the existing site, and remember the choice."""
    facts = _facts(request)
    response = _led(facts.twins.twin_of("/" + safe_rest(_path(request.GET.get("from", "")))))
    _count(request, facts, beta_choice.arm_of(request), Event.LEFT)
    beta_choice.remember(response, beta_choice.CURRENT)
    return response


@never_cache
@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Take a choice for the existing site back: stay on this page of ours."""
    facts = _facts(request)
    response = _led(_existing_page(facts, "/" + safe_rest(_path(request.GET.get("from", "")))))
    beta_choice.remember(response, beta_choice.NEW)
    return response


@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """Serve the script for the existing site. Its bytes never change: forces pin them (integrity).

    Browsers keep it for a day, so each asks once a day: that is the size of the other arm, without a cookie.
    """
    _count(request, facts_for(request), Arm.EXISTING, Event.OFFERED)
    response = HttpResponse(offer_script(), content_type="text/javascript; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"  # integrity is checked only of what may be read
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, private=True, max_age=86_400)
    return response


@cache
def offer_script() -> bytes:
    """Return the script as it is served."""
    return _OFFER.read_bytes()


def _facts(request: HttpRequest) -> SiteFacts:
    facts = facts_for(request)
    if facts.site.force is None or facts.site.is_training:
        raise Http404
    return facts


def _existing_page(facts: SiteFacts, path: str) -> str:
    """Return this path of ours, else the nearest page above it that visitors may see. Always a path."""
    known = {url for index in facts.indexes.values() for url in index.by_url}
    while path not in known and path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return path


def _path(text: str) -> str:
    """Return the path in what may be a path or a whole address."""
    without_host = text.split("://", 1)[1].partition("/")[2] if "://" in text else text
    return without_host.split("?")[0].split("#")[0][:500]


def _led(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _count(request: HttpRequest, facts: SiteFacts, arm: Arm, event: Event) -> None:
    """Count people's clicks in a beta, not what a browser fetches in advance."""
    force = facts.site.force
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    if request.method == "GET" and "prefetch" not in purpose and force is not None and force.phase == Phase.BETA:
        tally.add(force_id=force.id, arm=arm, event=event)
