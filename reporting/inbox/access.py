"""Who may read reports, asked before every page of the inbox."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from csp.decorators import csp
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from wagtail.admin.auth import require_admin_access

from reporting.inbox import idle, unsaved_note
from reporting.records.reach import Reach
from reporting.records.triage import NoSuchReport
from sites.access.memberships import forces_with
from sites.access.roles import HAND_OVER_DECIDERS, REPORT_READERS, Role

Forces: TypeAlias = Reach
View: TypeAlias = Callable[..., HttpResponseBase]
strict: Callable[[Any], Any] = csp(settings.STRICT_POLICY)


def may_read_reports(user: Any) -> bool:
    """Whether the person is an officer or supervisor of at least one force; being a superuser does not count."""
    return bool(forces_with(user, REPORT_READERS))


def may_hand_over(user: Any, force_id: int) -> bool:
    """Whether the person decides on hand-overs of this force."""
    return force_id in forces_with(user, HAND_OVER_DECIDERS)


def for_report_readers(view: View) -> View:
    """Call `view(request, forces, ...)` with the forces whose reports the person may read; 404 where there are none.

    What does not exist, what belongs to another force and what the person may not see are one and the same answer.
    """
    return _for(REPORT_READERS, view)


def for_watching(view: View) -> View:
    """As `for_report_readers`, for what a page asks by itself: that does not count as use, so it keeps nobody in."""
    return _for(REPORT_READERS, view, is_use=False)


def for_hand_overs(view: View) -> View:
    """Call `view(request, forces, ...)` with the forces for which the person decides on hand-overs; else 404."""
    return _for(HAND_OVER_DECIDERS, view)


def _for(roles: frozenset[Role], view: View, *, is_use: bool = True) -> View:
    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        forces = Reach(forces_with(request.user, roles), person=request.user.pk or 0)
        if not forces:
            return not_found(request)
        if idle.is_over(request, is_use=is_use):
            return _signed_out(request)
        # For the views above each list: some are for those who decide.
        vars(request)["decides_on_reports"] = bool(forces_with(request.user, HAND_OVER_DECIDERS))
        try:
            return view(request, forces, *args, **kwargs)
        except (NoSuchReport, Http404):
            return not_found(request)

    inside: View = require_admin_access(gated)

    @wraps(view)
    def outside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_anonymous and (kept := unsaved_note.page(request)):
            return kept
        return inside(request, *args, **kwargs)

    return strict(never_cache(outside))


def not_found(request: HttpRequest) -> HttpResponse:
    """Answer as the admin does for an address that does not exist."""
    return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


def _signed_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    if kept := unsaved_note.page(request):
        return kept
    messages.info(request, f"You were signed out because you did nothing for {idle.MINUTES} minutes.")
    return redirect_to_login(request.get_full_path())
