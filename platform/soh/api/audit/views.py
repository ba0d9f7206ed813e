"""The feed: events and links. A key reads the trail of its own force, and nobody else's exists for it."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from soh.api.audit import reading
from soh.api.audit.chain_pages import ChainPages
from soh.api.keys.scopes import Scope
from soh.core import tenancy
from soh.core.audit_operations import Operation
from soh.core.models import AuditSeal

_PRIVATE = "no-store, private"


class AuditEventSerializer(serializers.Serializer[Any]):
    """One act: who, what, when."""

    seal = serializers.IntegerField(help_text="Number of the link of the chain that holds the event.")
    place = serializers.IntegerField(help_text="Place in the link, from 1.")
    id = serializers.IntegerField()
    at = serializers.DateTimeField(help_text="Rounded down to 15 minutes where it would tell of an anonymous person.")
    actor = serializers.CharField(help_text="user:<number>, key:<number>, public, or system.")
    action = serializers.CharField()
    operation = serializers.ChoiceField(
        choices=[str(each) for each in Operation], help_text="Of section 62 of the Data Protection Act 2018."
    )
    subject = serializers.CharField()
    detail = serializers.DictField(help_text="Codes and numbers; no personal data.")
    digest = serializers.CharField(help_text="SHA-256 of the event as it reads now, in hexadecimal.")


class AuditSealSerializer(serializers.Serializer[Any]):
    """One link of the chain."""

    number = serializers.IntegerField(help_text="From 1, without gaps.")
    force = serializers.IntegerField(help_text="The number of the force that the digests cover.")
    count = serializers.IntegerField(help_text="How many events the link holds.")
    before = serializers.CharField(help_text="Digest of the link before; zeros in the first.")
    digest = serializers.CharField(help_text="SHA-256 over the link before, the numbers, the ids and the digests.")
    sealed_at = serializers.DateTimeField(help_text="Rounded down to 15 minutes.")


class _OfOwnForce(GenericAPIView[Any]):
    required_scope: ClassVar[str] = Scope.AUDIT_READ

    def force_id(self) -> int:
        """Return the force of the key. A test key has no trail. Raises NotFound."""
        grant: Any = self.request.auth
        if grant is None or grant.is_test:
            raise NotFound
        reading.note(grant)
        return int(grant.force_id)


@extend_schema(tags=["Audit"])
class AuditFeed(_OfOwnForce):
    """The events of a force's audit trail, oldest first, a minute after they happened."""

    serializer_class = AuditEventSerializer
    pagination_class = ChainPages
    ordering = ("seal", "place")

    @extend_schema(
        operation_id="list_audit_events", summary="Read the audit trail", responses=AuditEventSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """List sealed events in the order of the chain. Keep `next`, or the last cursor, and go on from there."""
        rows = self.paginate_queryset(self.force_id())  # type: ignore[arg-type]
        response = self.get_paginated_response(AuditEventSerializer(rows, many=True).data)
        response["Cache-Control"] = _PRIVATE
        return response


@extend_schema(tags=["Audit"])
class AuditSeals(_OfOwnForce):
    """The links of the chain over a force's audit trail, to hold the events against."""

    serializer_class = AuditSealSerializer
    ordering = ("number",)

    @extend_schema(operation_id="list_audit_seals", summary="Read the chain", responses=AuditSealSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the links, oldest first."""
        force_id = self.force_id()
        with tenancy.transaction(force_id):
            page = self.paginate_queryset(AuditSeal.objects.filter(force_id=force_id))
        links = [
            {
                "number": seal.number,
                "force": seal.force_id,
                "count": len(seal.events),
                "before": bytes(seal.before).hex(),
                "digest": bytes(seal.digest).hex(),
                "sealed_at": seal.sealed_at,
            }
            for seal in page or ()
        ]
        response = self.get_paginated_response(AuditSealSerializer(links, many=True).data)
        response["Cache-Control"] = _PRIVATE
        return response
