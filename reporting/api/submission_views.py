"""Sending answers: to have them checked, and to make a report of them."""

from typing import Any, ClassVar, Protocol, cast

from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api import description, refusals
from reporting.api.envelope import Envelope, SubmissionSerializer, fingerprint, language_for, read_envelope
from reporting.api.form_views import offered_form
from reporting.api.links import form_link
from reporting.api.pinning import pin_for
from reporting.api.sent_files import secret_of, with_handles
from reporting.catalogue import editions
from reporting.definition import text_keys
from reporting.definition.answers import check_all
from reporting.evidence import binding
from reporting.intake import idempotency
from reporting.intake.submit import Refused, submit
from reporting.records.models import Channel
from sites.forces.hosts import HostedSite
from soh.core import clock

RECEIPT_CODE = "receipt_code"
_REFUSED = OpenApiResponse(description="The answers do not fit the form; `errors` says what to correct.")
_CHANGED = OpenApiResponse(description="The edition is no longer taken, or the same request is still being answered.")


class KeyGrant(Protocol):
    """What authentication leaves in `request.auth`."""

    id: int
    force_id: int
    is_test: bool
    actor: str


@extend_schema(tags=["Forms"])
class Validation(APIView):
    """Checks answers as a submission would. Nothing is stored."""

    required_scope: ClassVar[str] = "forms:read"
    anonymous = True

    @extend_schema(
        operation_id="validate_answers",
        summary="Check answers",
        parameters=[description.SLUG],
        request=SubmissionSerializer,
        responses={200: description.VerdictSerializer, 409: _CHANGED, 422: _REFUSED},
    )
    def post(self, request: Request, slug: str) -> Response:
        """Check a whole submission. Refused with the same errors as a report would be; nothing is stored.

        Files that the answers name are looked for only with the key that sent them.
        """
        envelope = read_envelope(request)
        offer = offered_form(request, slug)
        locale = language_for(request, offer, envelope.locale)
        form = editions.form_of(pin_for(offer, envelope.edition))
        answers = with_handles(form, envelope.answers, secret_of(request))
        checked = check_all(form, answers, today=clock.today())
        problems = checked.problems
        if request.auth and not problems:
            problems = binding.check(force_id=cast(KeyGrant, request.auth).force_id, form=form, answers=checked.values)
        if problems:
            raise refusals.AnswersRefused(problems, form, locale)
        return Response({"valid": True})


@extend_schema(tags=["Reports"])
class Reports(APIView):
    """Receives reports."""

    required_scope: ClassVar[str] = "reports:write"

    @extend_schema(
        operation_id="submit_report",
        summary="Submit a report",
        parameters=[description.SLUG, description.IDEMPOTENCY_KEY],
        request=SubmissionSerializer,
        responses={201: description.ReceiptSerializer, 409: _CHANGED, 422: _REFUSED},
    )
    def post(self, request: Request, slug: str) -> Response:
        """Submit a report to the force. Send it again with the same Idempotency-Key when no answer came.

        An answer that repeats an earlier one has the header `Idempotent-Replayed: true`.
        """
        key = _idempotency_key(request)
        envelope = read_envelope(request)
        grant = cast(KeyGrant, request.auth)
        try:
            reply = idempotency.once(
                force_id=request.hosted_site.force.id,  # type: ignore[attr-defined]
                partner_key=grant.id,
                idempotency_key=key,
                request=fingerprint(slug, request.data),
                act=lambda: (201, receive(request, slug, envelope)),
                secret=[RECEIPT_CODE],
            )
        except idempotency.DifferentRequest:
            raise refusals.IdempotencyKeyReused from None
        except idempotency.InFlight:
            raise refusals.StillInFlight from None
        headers = {"Idempotent-Replayed": "true"} if reply.replayed else {}
        return Response(_in_order(reply.body), status=reply.status, headers=headers)


def receive(request: Request, slug: str, envelope: Envelope) -> dict[str, Any]:
    """Make the report and return its receipt. Raises Http404 and the refusals of this room."""
    site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
    grant = cast(KeyGrant, request.auth)
    offer = offered_form(request, slug)
    locale = language_for(request, offer, envelope.locale)
    pinned = pin_for(offer, envelope.edition)
    form = editions.form_of(pinned)
    try:
        receipt = submit(
            force=site.force,  # type: ignore[arg-type]  # a key was accepted, so the host has a force
            form_key=offer.form_key,
            pinned=pinned,
            answers=with_handles(form, envelope.answers, secret_of(request)),
            locale=locale,
            channel=Channel.API,
            actor=grant.actor,
            is_test=grant.is_test,
        )
    except Refused as refused:
        raise refusals.AnswersRefused(refused.problems, form, locale) from None
    return {
        "reference": receipt.reference,
        RECEIPT_CODE: receipt.code,
        "received_at": receipt.received_at.isoformat() if receipt.received_at else None,
        "anonymous": receipt.is_anonymous,
        "test": receipt.is_test,
        "locale": locale,
        "what_happens_next": form.text(locale, text_keys.FORM_WHAT_HAPPENS_NEXT),
        "reply_time": form.text(locale, text_keys.FORM_REPLY_TIME),
        "links": {
            "form": form_link(site, offer.slug),
            "report": site.root_url + reverse("api-report", args=[receipt.reference]),
        },
    }


def _idempotency_key(request: Request) -> str:
    text: str = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not refusals.VISIBLE.fullmatch(text):
        raise refusals.BadIdempotencyKey
    return text


def _in_order(receipt: dict[str, Any]) -> dict[str, Any]:
    """The same bytes for a replay: the database keeps the members of a reply, not their order."""
    # A reply that was kept before there were codes has none.
    return {str(name): receipt[str(name)] for name in description.ReceiptSerializer().fields if str(name) in receipt}
