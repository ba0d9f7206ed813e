"""The resume sheet: reference, code and address on one page of paper.

The code is kept nowhere. It comes back in the body of this post, from the page that showed it, and goes into the PDF
only.
"""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.web import addresses, responses
from reporting.web.copies import pdf_answer
from reporting.web.journeys import JourneyRequest
from soh.core import references, resume_codes
from soh.design import paper

_LONGEST = 200


def sheet_page(journey: JourneyRequest) -> HttpResponse:
    """Send the sheet for what was posted, as long as it can be a reference and a code; nothing is looked up."""
    posted = journey.request.POST
    reference = references.normalise(posted.get("reference", "")[:_LONGEST])
    code = resume_codes.normalise(posted.get("code", "")[:_LONGEST])
    if journey.request.method != "POST" or reference is None or code is None:
        return responses.redirect(journey.url(addresses.SAVE))
    until = posted.get("until", "")[:40]
    return pdf_answer(
        journey,
        paper.Sheet(
            title=_("Come back to your saved answers"),
            above=[
                _("Open this address in any browser and enter the reference and the code."),
                return_address(journey),
            ],
            large=[paper.Line(_("Reference"), reference), paper.Line(_("Code"), code)],
            below=[
                *([_("Your answers are kept until %(day)s and deleted then.") % {"day": until}] if until else []),
                _("Whoever has this sheet can read your answers. We cannot give you the code again."),
            ],
        ),
    )


def return_address(journey: JourneyRequest) -> str:
    """Where one comes back, with the host: for paper."""
    url = journey.url(addresses.of_returning(journey.locale))
    path = "/" + url.split("/", 3)[3] if "://" in url else url
    return f"{journey.site.root_url}{path}"
