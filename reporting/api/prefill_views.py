"""A partner begins a journey for somebody: declared values for questions of a form, and a token for one use."""

from typing import Any, ClassVar, cast

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api import description, refusals
from reporting.api.envelope import language_for
from reporting.api.form_views import offered_form
from reporting.api.submission_views import KeyGrant
from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_question
from reporting.definition.form import Form
from reporting.definition.json_values import is_empty
from reporting.definition.problems import Problem
from reporting.intake import arrivals
from reporting.intake.arrivals import Brought
from reporting.intake.carrying import may_be_brought
from sites.forces.hosts import HostedSite
from soh.core import clock

_MOST_VALUES = 500


class PrefillSerializer(serializers.Serializer[Any]):
    """Values for questions of a form. Any other member is refused."""

    answers = serializers.DictField(
        help_text="Values by question code, as `answers_schema` of the form describes them."
    )
    source = serializers.CharField(  # type: ignore[assignment]  # a member of ours, not the serializer's
        max_length=100, help_text="Who fills them in, in words that the person knows: shown before anything is begun."
    )
    locale = serializers.CharField(required=False, max_length=10, help_text="Language of the person.")

    def to_internal_value(self, data: Any) -> Any:
        """Refuse members that are none of ours."""
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            message = f"Unknown member. Send: {', '.join(self.fields)}."
            raise serializers.ValidationError({ascii(name)[1:-1][:80]: [message] for name in unknown}, code="unknown")
        return super().to_internal_value(data)


class PrefillReplySerializer(serializers.Serializer[Any]):
    """What the partner's page sends with the person."""

    token = serializers.CharField(help_text="Works once. Send it in the body of a form post, never in an address.")
    action = serializers.URLField(help_text="Where the person's browser posts the form field `token` to.")
    expires_at = serializers.DateTimeField()


@extend_schema(tags=["Forms"])
class Prefills(APIView):
    """Lays values ready for a person who comes from a partner's page."""

    required_scope: ClassVar[str] = "reports:write"

    @extend_schema(
        operation_id="prefill_form",
        summary="Begin a form for somebody",
        parameters=[description.SLUG],
        request=PrefillSerializer,
        responses={
            201: PrefillReplySerializer,
            422: OpenApiResponse(description="A value does not fit its question; `errors` says which."),
        },
    )
    def post(self, request: Request, slug: str) -> Response:
        """Lay values ready for fifteen minutes. The person sees them first, and confirms each before it counts.

        Post `token` as a form field to `action` from your own page. A value for a hidden question counts at once.
        """
        serializer = PrefillSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        sent = serializer.validated_data
        offer = offered_form(request, slug)
        locale = language_for(request, offer, sent.get("locale"))
        site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
        assert site.force is not None  # noqa: S101 - a key was accepted, so the host has a force
        token, ends_at = arrivals.announce(
            force_id=site.force.id,
            form_key=offer.form_key,
            sender=arrivals.PARTNER,
            source=sent["source"],
            path=(offer.addresses.get(locale) or next(iter(offer.addresses.values()))).removeprefix(site.root_url),
            locale=locale,
            brought=_brought(offer.form, sent["answers"], locale),
            actor=cast(KeyGrant, request.auth).actor,
        )
        reply = {"token": token, "action": f"{site.root_url}{arrivals.ADDRESS}", "expires_at": ends_at.isoformat()}
        return Response(reply, status=201, headers={"Cache-Control": "no-store"})


def _brought(form: Form, answers: dict[str, Any], locale: str) -> tuple[Brought, ...]:
    """The values as the form keeps them. Raises AnswersRefused and ValidationError."""
    if len(answers) > _MOST_VALUES:
        raise ValidationError({"answers": [f"Send {_MOST_VALUES} values at most."]}, code="too_many")
    text, problems, brought = form.lookup(locale), [], []
    for code, given in answers.items():
        if not form.has_question(code):
            problems.append(Problem(None, None, "unknown_question", {"given": ascii(code)[1:-1][:80]}))
            continue
        question = form.question(code)
        value, wrong = check_question(question, given, today=clock.today())
        if not may_be_brought(form, code):
            problems.append(Problem(code, None, "not_asked"))
        elif wrong:
            problems += wrong
        elif not is_empty(value):
            shown = kinds.get(question.kind).display(question, value, text, locale)
            label = text(text_keys.question_label(code))
            brought.append(Brought(code, question.kind, value, label, "\n".join(shown)))
    if problems:
        raise refusals.AnswersRefused(problems, form, locale)
    return tuple(brought)
