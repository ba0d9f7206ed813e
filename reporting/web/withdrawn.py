"""The form was withdrawn while somebody was filling it in: their answers stay readable until the draft ends."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from reporting.authoring.published import PublishedForm
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.intake import drafts, saving
from reporting.web import addresses, responses
from reporting.web.check_answers import sections
from reporting.web.coming_back import return_page
from reporting.web.ended import typed_now
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import posted_fields
from reporting.web.receipt import receipt_page
from reporting.web.start import leave
from reporting.web.visitor import visitor_of
from sites.forces.hosts import ForceFace, HostedSite


def withdrawn_page(
    request: HttpRequest, page: Any, site: HostedSite, force: ForceFace, segment: str
) -> HttpResponse | None:
    """Show what the visitor has answered, to copy, or the receipt as before. None for whoever has no draft.

    Nothing can be sent any more: the force has taken the form back.
    """
    visitor, form_key = visitor_of(request), _form_key(page)
    if form_key is None:
        return None
    language = page.locale.language_code
    draft = drafts.find(force_id=force.id, visitor=visitor, form_key=form_key) if visitor else None
    if draft is None:
        pinned = _last_pinned(force, form_key) if segment in addresses.RETURNS else None
        if pinned is None:
            return None
        shown = PublishedForm(form_key, pinned, page, language, "")
        return return_page(JourneyRequest(request, page, shown, force, site, language, segment))
    shown = PublishedForm(form_key, draft.pinned, page, language, "")
    journey = JourneyRequest(request, page, shown, force, site, language, segment)
    journey.__dict__["draft"] = draft
    if segment == addresses.LEAVE:
        return leave(journey)
    if draft.receipt and segment == addresses.RECEIPT:
        return receipt_page(journey)
    if draft.receipt:
        return responses.redirect(journey.url(addresses.RECEIPT))
    step = addresses.step_at(journey.form, segment.partition("/")[0])
    return responses.page(
        journey,
        "withdrawn",
        {
            "sections": sections(journey.form, journey.walk, journey.locale, None),
            "typed": typed_now(journey, step, posted_fields(request)) if step and request.method == "POST" else [],
            "home_url": journey.page.get_parent().get_url(request) or "/",
        },
        title=_("This form has been withdrawn"),
        sensitive=addresses.is_sensitive(journey.form) or any(each.sensitive for each in journey.walk.steps),
        status=410,
    )


def _last_pinned(force: ForceFace, form_key: uuid.UUID) -> Pinned | None:
    """What the page for coming back is drawn with: somebody may have saved answers before the form was taken away."""
    version = editions.latest_version(form_key) if saving.is_any(force_id=force.id, form_key=form_key) else None
    return editions.pin(editions.edition_for(version=version)) if version else None


def _form_key(page: Any) -> uuid.UUID | None:
    source_id = getattr(page, "source_id", None)
    if source_id is None:
        return page.translation_key
    return Page.objects.filter(pk=source_id).values_list("translation_key", flat=True).first()
