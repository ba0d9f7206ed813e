"""It happened in another force's area: the answers go along to that force's form, with a token for one use.

Two hosts share no cookie. The person chooses the force here; its site gets the token in the body of a post, never in an
address, and shows there what came along before anything is begun.
"""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from reporting.authoring.adoptions import Offer, offers_of
from reporting.definition import kinds, text_keys
from reporting.intake import arrivals
from reporting.intake.arrivals import Brought
from reporting.intake.carrying import may_be_brought
from reporting.web import addresses, responses
from reporting.web.journeys import JourneyRequest
from sites.forces.models import Phase
from soh.design.fields.errors import FieldError


def another_force_page(journey: JourneyRequest) -> HttpResponse:
    """Ask which force; POST lays the answers ready there and leads on."""
    if journey.draft is None or journey.draft.receipt:
        return responses.redirect(journey.go_on_url)
    offers = _others(journey) if journey.may_be_elsewhere else []
    if not offers:
        raise Http404
    if journey.request.method != "POST":
        return _show(journey, offers)
    chosen = next((each for each in offers if _slug(each) == journey.request.POST.get("force")), None)
    if chosen is None:
        return _show(journey, offers, error=_("Select the police force"), status=422)
    return _lead_on(journey, chosen)


def _show(journey: JourneyRequest, offers: list[Offer], *, error: str = "", status: int = 200) -> HttpResponse:
    return responses.page(
        journey,
        "another_force",
        {
            "choices": [{"value": _slug(each), "text": each.name} for each in offers],
            "errors": [FieldError(error, "#force")] if error else [],
            "error": {"text": error} if error else None,
            "form_action": journey.url(addresses.ANOTHER_FORCE),
        },
        title=_("Which police force is it for?"),
        sensitive=journey.sensitive,
        status=status,
        back_url=journey.go_on_url,
    )


def _lead_on(journey: JourneyRequest, offer: Offer) -> HttpResponse:
    force = offer.site.force
    assert force is not None  # noqa: S101 - offers are of forces
    token, _ends_at = arrivals.announce(
        force_id=force.id,
        form_key=journey.published.form_key,
        sender=arrivals.FORCE,
        source=journey.force.name_in(journey.locale),
        path=offer.url.removeprefix(offer.site.root_url),
        locale=journey.locale,
        brought=_luggage(journey),
        actor=f"force:{journey.force.slug}",
    )
    response = responses.page(
        journey,
        "to_another_force",
        {
            "name": offer.name,
            "action": f"{offer.site.root_url}{arrivals.ADDRESS}",
            "token_field": arrivals.TOKEN_FIELD,
            "token": token,
            "minutes": int(arrivals.LASTS.total_seconds() // 60),
        },
        title=_("Go on with %(force)s") % {"force": offer.name},
        sensitive=journey.sensitive,
        back_url=journey.url(addresses.ANOTHER_FORCE),
    )
    response._csp_update = {"form-action": [offer.site.root_url]}  # type: ignore[attr-defined]
    response["Referrer-Policy"] = "no-referrer"
    return response


def _luggage(journey: JourneyRequest) -> tuple[Brought, ...]:
    """The answers that count, with their words here, so that the person sees there what did not come along."""
    text = journey.form.lookup(journey.locale)
    brought = []
    for code, value in journey.walk.answers.items():
        if not may_be_brought(journey.form, code):
            continue
        question = journey.form.question(code)
        shown = kinds.get(question.kind).display(question, value, text, journey.locale)
        label = text(text_keys.question_label(code))
        brought.append(Brought(code, question.kind, value, label, "\n".join(shown)))
    return tuple(brought)


def _others(journey: JourneyRequest) -> list[Offer]:
    """Forces whose site takes reports now."""
    return [
        offer
        for offer in offers_of(journey.published.form_key, journey.locale)
        if offer.site.force is not None
        and offer.site.force.id != journey.force.id
        and offer.site.force.phase != Phase.PAUSED
        and not offer.site.force.sends_visitors_back
    ]


def _slug(offer: Offer) -> str:
    return offer.site.force.slug if offer.site.force else ""
