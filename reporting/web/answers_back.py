"""What a form's visitor is answered while the platform cannot serve: posted answers come back in a page that can send
them again, and quick exit leads away as ever. Needs no database.
"""

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string

from reporting.web import addresses
from reporting.web.csrf import from_our_page, posted
from reporting.web.leaving import led_away
from reporting.web.responses import private
from sites.forces import unavailable

_LONGEST = 12_000_000
"""So many bytes of a body are read to be given back; files are not given back at all."""


def without_platform(request: HttpRequest) -> HttpResponse | None:
    """Answer quick exit and posted answers; None for everything else."""
    if request.path.endswith(f"/{addresses.LEAVE}/"):
        return led_away(request)
    return answers_back(request) if unavailable.has_answers(request) else None


def answers_back(request: HttpRequest) -> HttpResponse | None:
    """Answer 503 with the posted fields, the token of the page they came from among them.

    Only for a post from our own page, as far as the browser tells: what another site posted is not repeated. None when
    there is nothing to give back.
    """
    try:
        if not from_our_page(request) or int(request.META.get("CONTENT_LENGTH") or 0) > _LONGEST:
            return None
        fields, has_files = posted(request), bool(request.FILES)
    except (
        BadRequest,
        MultiPartParserError,
        RawPostDataException,
        SuspiciousOperation,
        UnreadablePostError,
        ValueError,
    ):
        return None
    if not fields:
        return None
    words = {
        "fields": fields,
        "has_files": has_files,
        "form_action": request.get_full_path(),
        "exit_url": settings.QUICK_EXIT_URL,
    }
    return private(HttpResponse(render_to_string("errors/answers_back.html", words), status=503))
