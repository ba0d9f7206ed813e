"""GOV.UK Notify tells what became of a notice: https://docs.notifications.service.gov.uk, "delivery receipts".

What it says is not believed, only taken as a reason for the worker to ask the service itself, with the key that this
process does not have. So whoever learns the token can make nothing look delivered, and of what is posted nothing but
the notice's own number is read. Without a token in the settings, or without it in the request, there is nothing here.
"""

import hmac
import json
import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from soh.core import jobs

_LARGEST = 20_000
_REFERENCE = re.compile(r"([1-9]\d{0,17})-([1-9]\d{0,17})", re.ASCII)


@csrf_exempt
def notice_receipt(request: HttpRequest) -> HttpResponse:
    """Leave a job for the worker that asks what became of the notice; 404 for everybody but the service."""
    if request.method != "POST" or not _is_from_the_service(request):
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LARGEST:
        return HttpResponse(status=413)
    found = _REFERENCE.fullmatch(_reference_in(request.body))
    if found is None:
        return HttpResponse(status=400)
    force_id, notice = (int(number) for number in found.groups())
    jobs.defer("reporting.tasks.ask_of_notice", force_id=force_id, notice=notice)
    return HttpResponse(status=204)


def _is_from_the_service(request: HttpRequest) -> bool:
    expected = settings.NOTIFY_CALLBACK_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(expected) and hmac.compare_digest(given.encode(), f"Bearer {expected}".encode())


def _reference_in(body: bytes) -> str:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    reference = said.get("reference") if isinstance(said, dict) else None
    return reference if isinstance(reference, str) else ""
