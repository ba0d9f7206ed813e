"""Signing secrets: sealed to the force's public key, opened where its private key is. Inside its transaction."""

from datetime import timedelta

from django.db.models import Q

from reporting.delivery.endpoints import DeliveryEndpoint, DeliverySecret
from reporting.delivery.sending import new_secret
from sites.forces import keys
from soh.core import clock, sealing

OVERLAP = timedelta(days=7)
"""So long after a rotation messages are signed with the old secret, too."""


def issue(*, endpoint: DeliveryEndpoint) -> str:
    """Make a new secret, let those of before end after the overlap, and return its text: it is not shown again."""
    text, force_key = new_secret(), keys.newest_key(endpoint.force_id)
    before = DeliverySecret.objects.filter(force_id=endpoint.force_id, endpoint=endpoint, ends_at=None)
    before.update(ends_at=clock.now() + OVERLAP)
    row = DeliverySecret(force_id=endpoint.force_id, endpoint=endpoint, force_key=force_key)
    row.ciphertext = sealing.seal_to(public_key=bytes(force_key.public_key), plaintext=text.encode(), place=_place(row))
    row.save()
    return text


def end_old(*, endpoint: DeliveryEndpoint) -> int:
    """End the overlap now; return how many secrets ended. For one that became known to others."""
    overlapping = DeliverySecret.objects.filter(force_id=endpoint.force_id, endpoint=endpoint, ends_at__gt=clock.now())
    return overlapping.update(ends_at=clock.now())


def opened(endpoint: DeliveryEndpoint) -> list[str]:
    """Return the secrets that sign now, the newest first. Raises NoPrivateKeyHere, CannotOpen."""
    holds = Q(ends_at=None) | Q(ends_at__gt=clock.now())
    rows = DeliverySecret.objects.filter(holds, force_id=endpoint.force_id, endpoint=endpoint)
    return [
        sealing.unseal_with(
            private_key=keys.private_key(row.force_key), ciphertext=bytes(row.ciphertext), place=_place(row)
        ).decode()
        for row in rows.select_related("force_key").order_by("-id")
    ]


def _place(row: DeliverySecret) -> sealing.Place:
    return sealing.Place("reporting_deliverysecret", row.key.hex, "ciphertext")
