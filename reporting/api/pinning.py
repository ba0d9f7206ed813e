"""Which edition of a form a submission is for."""

from datetime import timedelta

from reporting.api.offers import OfferedForm
from reporting.api.refusals import FormChanged
from reporting.authoring.sharing.models import HeldEdition
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.catalogue.models import Edition, FormVersion
from soh.core import clock

STILL_TAKEN = timedelta(hours=72)
"""So long an edition is taken after a newer one was published: a person may be half through, and a partner
may send again.
"""


def pin_for(offer: OfferedForm, edition: str | None) -> Pinned:
    """Return the pin of the edition that was answered; the current one when none is named. Raises
    FormChanged.
    """
    if edition in (None, offer.pinned.edition):
        return offer.pinned
    asked = Edition.objects.select_related("version").filter(digest=edition, version__form_key=offer.form_key).first()
    if asked is not None and offer.holder:
        return _held_before(offer, asked)
    if asked is None or asked.overlay != _current_overlay(offer):
        raise FormChanged
    successor = (
        FormVersion.objects.filter(form_key=offer.form_key, number__gt=asked.version.number).order_by("number").first()
    )
    if successor is not None and successor.created_at < clock.now() - STILL_TAKEN:
        raise FormChanged
    return editions.pin(asked)


def _held_before(offer: OfferedForm, asked: Edition) -> Pinned:
    """The pin of an edition that this very force held, until it had left it for long enough."""
    rows = HeldEdition.objects.filter(force_id=offer.holder, form_key=offer.form_key).order_by("-number")
    left_at = None
    for row in rows:
        if row.edition_id == asked.pk:
            if left_at is not None and left_at < clock.now() - STILL_TAKEN:
                raise FormChanged
            return editions.pin(asked, source_text=row.source_text_id)
        left_at = row.at
    raise FormChanged


def _current_overlay(offer: OfferedForm) -> dict[str, object]:
    """An edition with another force's overlay is not this force's form."""
    overlay: dict[str, object] = Edition.objects.values_list("overlay", flat=True).get(digest=offer.pinned.edition)
    return overlay
