"""From the header Receipt-Code to an opened report, with the limits on wrong tries."""

from rest_framework.exceptions import NotFound, Throttled
from rest_framework.request import Request

from reporting.correspondence import tries
from reporting.correspondence.opening import NotOpened, Opened, open_by_code
from soh.core import networks

ACTOR = "public"
_LONGEST = 200


def opened_by_header(request: Request, reference: str) -> Opened:
    """Open a report for this request. Raises NotFound, the same for whatever is wrong, and Throttled."""
    site = request.hosted_site  # type: ignore[attr-defined]
    network = networks.digest_of(request.META, purpose="receipt code")
    try:
        tries.may_try(network)
        if site.force is None:
            raise NotOpened
        return open_by_code(
            force_id=site.force.id,
            reference=reference[:_LONGEST],
            code=str(request.META.get("HTTP_RECEIPT_CODE", ""))[:_LONGEST],
            is_training=site.is_training,
            actor=ACTOR,
        )
    except tries.TooMany as too_many:
        raise Throttled(wait=too_many.wait) from None
    except NotOpened:
        tries.was_wrong(network)
        raise NotFound from None
