"""The banner of a site that is not live: what it is, and the way to the force's existing site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from pages.serving.beta_choice import choice_of
from sites.forces.models import Phase

if TYPE_CHECKING:
    from pages.serving.facts import SiteFacts


def phase_note(request: HttpRequest, facts: SiteFacts, *, sensitive: bool = False) -> Any:
    """Return the banner, None where there is none to show.

    The way back names the page it leads from, but never a sensitive one: addresses stay in a browser's history.
    """
    force = facts.site.force
    if force is None or facts.site.is_training or force.phase == Phase.LIVE:
        return None
    if force.phase != Phase.BETA:
        return {"name": _("Preview"), "existing_site_url": force.existing_website, "text": "", "choice": ""}
    here = "" if sensitive else request.path
    return {
        "name": _("Beta"),
        "existing_site_url": _address("beta_leave", here) or force.existing_website,
        "text": "",
        "choice": choice_of(request),
        "stay_url": _address("beta_stay", here),
    }


def _address(name: str, here: str) -> str:
    try:
        address = reverse(name)
    except NoReverseMatch:  # a preview at the staff door
        return ""
    return f"{address}?{urlencode({'from': here})}" if here else address
