"""What is sent with answers: which edition they are for, and the language of the person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework import serializers
from rest_framework.request import Request

from reporting.api.offers import OfferedForm


class SubmissionSerializer(serializers.Serializer[Any]):
    """Answers to a form. Any other member is refused: a partner can set nothing else."""

    answers = serializers.JSONField(
        help_text="An object by question code, as `answers_schema` of the form describes it.",
        error_messages={
            "required": "Send the answers: an object by question code.",
            "null": "Send the answers.",
        },
    )
    locale = serializers.CharField(
        required=False,
        max_length=10,
        help_text="Language of the person and of the errors; one of the form's `locales`.",
    )
    edition = serializers.CharField(
        required=False,
        max_length=64,
        help_text="Edition of the form that was asked; the current one when left out.",
    )

    def to_internal_value(self, data: Any) -> Any:
        """Refuse members that are none of ours."""
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            message = f"Unknown member. Send: {', '.join(self.fields)}."
            raise serializers.ValidationError({ascii(name)[1:-1][:80]: [message] for name in unknown}, code="unknown")
        return super().to_internal_value(data)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request body that was understood; the answers are not judged yet."""

    answers: Any
    locale: str | None
    edition: str | None


def read_envelope(request: Request) -> Envelope:
    """Return what was sent. Raises DRF's ParseError and ValidationError."""
    serializer = SubmissionSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    sent = serializer.validated_data
    return Envelope(sent["answers"], sent.get("locale"), sent.get("edition"))


def fingerprint(slug: str, data: Any) -> bytes:
    """Return bytes that are equal for equal requests, however their JSON was written."""
    return json.dumps([slug, data], sort_keys=True, separators=(",", ":")).encode()


def language_for(request: Request, offer: OfferedForm, asked: str | None) -> str:
    """Return the language asked for, else the best of Accept-Language, else the form's own. Raises
    ValidationError.
    """
    languages = offer.languages
    if asked is not None:
        if asked not in languages:
            message = f"This form is not there in that language. It is there in: {', '.join(languages)}."
            raise serializers.ValidationError({"locale": [message]}, code="locale")
        return asked
    for accepted, _ in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if (code := accepted.partition("-")[0]) in languages:
            return code
    return languages[0]
