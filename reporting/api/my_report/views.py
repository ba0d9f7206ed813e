"""Status and messages of a report, for whoever sends its receipt code. A partner's key opens none of it."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api.my_report import description
from reporting.api.my_report.opening import ACTOR, opened_by_header
from reporting.api.my_report.representation import message_of, status_of
from reporting.api.refusals import TYPE
from reporting.correspondence import contact_details, person
from reporting.correspondence.messages import CannotWrite
from reporting.correspondence.opening import NotOpened

_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_PARAMETERS = [description.REFERENCE, description.RECEIPT_CODE]


class NotTaken(APIException):
    """The report takes no more messages here."""

    status_code = 409
    problem_type = f"{TYPE}report-elsewhere"
    title = "Report elsewhere"
    default_detail = "Another force has this report now, or it takes no such change. Read the report again."


class OpenedByCode(APIView):
    """Base: needs no key, and no key is enough."""

    required_scope: ClassVar[str | None] = None


@extend_schema(tags=["Reports"])
class MyReport(OpenedByCode):
    """Where a report stands."""

    @extend_schema(
        operation_id="read_report",
        summary="Read status and messages",
        parameters=_PARAMETERS,
        responses={200: description.StatusSerializer, 404: description.NOT_OPENED},
    )
    def get(self, request: Request, reference: str) -> Response:
        """Read where a report stands, with its messages. What the force wrote counts as read by the person."""
        side = person.look(opened=opened_by_header(request, reference))
        return Response(status_of(side), headers=_PRIVATE)


@extend_schema(tags=["Reports"])
class Messages(OpenedByCode):
    """Words to the force."""

    @extend_schema(
        operation_id="write_message",
        summary="Write to the force about a report",
        parameters=_PARAMETERS,
        request=description.NewMessageSerializer,
        responses={201: description.MessageSerializer, 404: description.NOT_OPENED},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Send a message: an answer, or something to add to the report."""
        sent = _valid(description.NewMessageSerializer(data=request.data))
        opened = opened_by_header(request, reference)
        try:
            message = person.write(opened=opened, text=sent["text"], actor=ACTOR)
        except (CannotWrite, NotOpened):
            raise NotTaken from None
        return Response(message_of(message, sent["text"].strip()), status=201, headers=_PRIVATE)


@extend_schema(tags=["Reports"])
class Withdrawal(OpenedByCode):
    """The person withdraws the report."""

    @extend_schema(
        operation_id="withdraw_report",
        summary="Withdraw a report",
        parameters=_PARAMETERS,
        request=description.WithdrawalSerializer,
        responses={200: description.WithdrawnSerializer, 404: description.NOT_OPENED},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Tell the force that the person withdraws. The police keep the report as the law requires."""
        sent = _valid(description.WithdrawalSerializer(data=request.data))
        opened = opened_by_header(request, reference)
        try:
            at = person.withdraw(opened=opened, reason=sent["reason"], actor=ACTOR)
        except (CannotWrite, NotOpened):
            raise NotTaken from None
        return Response({"withdrawn_at": at.isoformat()}, headers=_PRIVATE)


@extend_schema(tags=["Reports"])
class ContactDetails(OpenedByCode):
    """How the person may be reached."""

    @extend_schema(
        operation_id="correct_contact_details",
        summary="Correct how the person may be reached",
        parameters=_PARAMETERS,
        request=description.ContactDetailsSerializer,
        responses={204: None, 404: description.NOT_OPENED},
    )
    def put(self, request: Request, reference: str) -> Response:
        """Replace the contact details of a named report. Notices keep to them from now on."""
        sent = _valid(description.ContactDetailsSerializer(data=request.data))
        try:
            details = contact_details.read(**sent)
        except contact_details.Unfit as unfit:
            raise ValidationError({unfit.field: ["This is missing or cannot be right."]}) from None
        opened = opened_by_header(request, reference)
        try:
            person.correct_contact(opened=opened, details=details, actor=ACTOR)
        except (CannotWrite, NotOpened):
            raise NotTaken from None
        return Response(status=204, headers=_PRIVATE)


def _valid(serializer: Any) -> dict[str, Any]:
    serializer.is_valid(raise_exception=True)
    values: dict[str, Any] = serializer.validated_data
    return values
