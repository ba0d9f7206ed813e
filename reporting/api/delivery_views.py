"""What a force's record system asks for and says: the schema of its messages, and that it dealt with one."""

from typing import Any, ClassVar, cast
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api.refusals import TYPE
from reporting.api.submission_views import KeyGrant
from reporting.delivery import acknowledging, schemas
from reporting.records.triage import ChangedMeanwhile, NoSuchReport
from reporting.triage.crime_numbers import LONGEST, NotACrimeNumber

_MESSAGE = OpenApiParameter(
    "message", OpenApiTypes.UUID, OpenApiParameter.PATH, description="The header `webhook-id` of the message."
)
_EDITION = OpenApiParameter(
    "edition", OpenApiTypes.STR, OpenApiParameter.PATH, description="`data.form.edition` of a message."
)
_UNKNOWN = OpenApiResponse(description="Nothing was sent under this id for this force.")
_WRONG = OpenApiResponse(description="The crime number does not fit the force's format. Nothing was stored.")
_ELSEWHERE = OpenApiResponse(description="Another force has the report now.")


class AcknowledgementSerializer(serializers.Serializer[Any]):
    """What the record system says."""

    crime_number = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=LONGEST, help_text="As the force writes its numbers."
    )


class AcknowledgedSerializer(serializers.Serializer[Any]):
    """What is kept now."""

    reference = serializers.CharField()
    crime_number = serializers.CharField(allow_blank=True)


class WrongNumber(APIException):
    """The crime number is not one of the force's."""

    status_code = 422
    problem_type = f"{TYPE}crime-number-refused"
    title = "Crime number refused"


class ReportElsewhere(APIException):
    """Another force has the report."""

    status_code = 409
    problem_type = f"{TYPE}report-elsewhere"
    title = "Report elsewhere"
    default_detail = "Another force has this report now."


@extend_schema(tags=["Deliveries"])
class Acknowledgement(APIView):
    """Takes the word of a record system that it dealt with a message."""

    required_scope: ClassVar[str] = "deliveries:write"

    @extend_schema(
        operation_id="acknowledge_delivery",
        summary="Acknowledge a message",
        parameters=[_MESSAGE],
        request=AcknowledgementSerializer,
        responses={200: AcknowledgedSerializer, 404: _UNKNOWN, 409: _ELSEWHERE, 422: _WRONG},
    )
    def post(self, request: Request, message: UUID) -> Response:
        """Say that a message is dealt with, with the crime number if there is one. The same again changes nothing."""
        body = AcknowledgementSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        grant = cast(KeyGrant, request.auth)
        if grant.is_test:
            raise NotFound  # test reports are not delivered
        try:
            report = acknowledging.acknowledge(
                force_id=grant.force_id,
                message=message,
                crime_number=body.validated_data["crime_number"],
                actor=grant.actor,
            )
        except (acknowledging.NoSuchDelivery, NoSuchReport):
            raise NotFound from None
        except NotACrimeNumber as wrong:
            raise WrongNumber(f"{wrong}.") from None
        except ChangedMeanwhile:
            raise ReportElsewhere from None
        return Response({"reference": report.reference, "crime_number": report.crime_number})


@extend_schema(tags=["Deliveries"])
class MessageSchema(APIView):
    """The JSON Schema of messages."""

    required_scope: ClassVar[str] = "deliveries:write"

    @extend_schema(
        operation_id="read_delivery_schema",
        summary="Read the schema of messages",
        parameters=[_EDITION],
        responses={200: OpenApiTypes.OBJECT, 404: OpenApiResponse(description="The force has no such edition.")},
    )
    def get(self, request: Request, edition: str) -> Response:
        """Read the JSON Schema of messages about reports made with one edition of a form."""
        try:
            found = schemas.schema_of(force_id=cast(KeyGrant, request.auth).force_id, edition=edition[:64])
        except schemas.NoSuchSchema:
            raise NotFound from None
        return Response(found)
