"""Serializers that describe what is answered about a report, and what may be sent."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from reporting.correspondence import contact_details, messages
from reporting.correspondence.models import Message
from reporting.correspondence.standing import Stage
from reporting.referral.models import Body, Reason


class MessageSerializer(serializers.Serializer[Any]):
    """One message between the person and the force."""

    number = serializers.IntegerField()
    sender = serializers.ChoiceField(choices=Message.Sender.choices)
    kind = serializers.ChoiceField(choices=Message.Kind.choices)
    text = serializers.CharField(allow_blank=True, help_text="Plain text; empty for a correction of contact details.")
    written_at = serializers.DateTimeField(help_text="Of an anonymous person rounded down to 15 minutes.")
    read_at = serializers.DateTimeField(
        allow_null=True, help_text="When the person first saw what the force wrote; null of the person's own."
    )


class PassedToSerializer(serializers.Serializer[Any]):
    """The force that has the report now."""

    force = serializers.CharField()
    reference = serializers.CharField()
    website = serializers.CharField(allow_blank=True)


class ReferralSerializer(serializers.Serializer[Any]):
    """Another organisation that was told of the report."""

    to = serializers.ChoiceField(choices=Body.choices)
    name = serializers.CharField()
    reason = serializers.ChoiceField(choices=Reason.choices)
    at = serializers.DateTimeField()


class StatusSerializer(serializers.Serializer[Any]):
    """Where a report stands, and every message on it."""

    reference = serializers.CharField()
    status = serializers.ChoiceField(choices=[(stage.value, stage.name) for stage in Stage])
    received_at = serializers.DateTimeField()
    anonymous = serializers.BooleanField()
    test = serializers.BooleanField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    crime_number = serializers.CharField(allow_blank=True, help_text="Empty until there is one.")
    form = serializers.CharField(help_text="Title of the form, in the report's language.")
    what_happens_next = serializers.CharField(allow_blank=True, help_text="HTML")
    reply_time = serializers.CharField(allow_blank=True)
    passed_to = PassedToSerializer(allow_null=True)
    referrals = ReferralSerializer(many=True)
    messages = MessageSerializer(many=True)


class NewMessageSerializer(serializers.Serializer[Any]):
    """Words to the force."""

    text = serializers.CharField(
        max_length=messages.LONGEST,
        trim_whitespace=True,
        error_messages={
            "max_length": f"A message may have {messages.LONGEST:,} characters. Send a shorter one.",
            "blank": "Send the words of the message.",
        },
    )


class WithdrawalSerializer(serializers.Serializer[Any]):
    """Why the person withdraws; may be left out."""

    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=messages.LONGEST)


class WithdrawnSerializer(serializers.Serializer[Any]):
    """The withdrawal was told to the force."""

    withdrawn_at = serializers.DateTimeField()


class ContactDetailsSerializer(serializers.Serializer[Any]):
    """How the person may be reached. It replaces what was said before; no way at all means no message."""

    email = serializers.CharField(required=False, allow_blank=True, default="", max_length=254)
    phone = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)
    ways = serializers.ListField(child=serializers.ChoiceField(choices=contact_details.WAYS), max_length=4)
    times = serializers.ListField(
        child=serializers.ChoiceField(choices=contact_details.TIMES), max_length=3, required=False, default=list
    )


REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="The reference that the person was given."
)
RECEIPT_CODE = OpenApiParameter(
    "Receipt-Code",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The code that the person was given with the reference. Ask the person for it; never keep it.",
)
NOT_OPENED = OpenApiResponse(
    description="There is no such report, or the code is not its code, or it was tried too often: never said which."
)
