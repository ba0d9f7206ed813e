"""What is said where a view of the admin could only fail."""

from json import JSONDecodeError

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request

from sites.access.references import names_foreign


def answer_to(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Say in plain words what was refused where no form could: in bulk, on copying, on approval.

    What no form of the admin sends is a bad request. None for every other exception.
    """
    if _is_malformed(request, exception):
        return bad_request(request, exception)
    if not names_foreign(exception):
        return None
    reasons = {"reasons": exception.messages}  # type: ignore[attr-defined]
    return TemplateResponse(request, "force_sites/refused.html", reasons, status=400).render()


def _is_malformed(request: HttpRequest, exception: Exception) -> bool:
    """Whether a view failed on posted fields that no form of the admin sends: one is left out, or is no JSON."""
    if request.method != "POST":
        return False
    if isinstance(exception, JSONDecodeError):
        return any(exception.doc in values for _, values in request.POST.lists())
    return isinstance(exception, MultiValueDictKeyError)
