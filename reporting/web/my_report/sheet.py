"""Reference, code and address on one page of paper.

The code is kept nowhere. It comes back in the body of this post, from the page that showed it, and goes into the PDF
only.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting.correspondence import receipt_codes
from reporting.web.my_report import frame
from reporting.web.my_report.paper_answer import pdf_answer
from sites.forces.hosts import HostedSite
from soh.core import references
from soh.design import paper

_LONGEST = 200


@require_POST
@frame.at_a_force
def sheet(request: HttpRequest) -> HttpResponse:
    """Send the sheet for what was posted, as long as it can be a reference and a code; nothing is looked up."""
    reference = references.normalise(request.POST.get("reference", "")[:_LONGEST])
    code = receipt_codes.normalise(request.POST.get("code", "")[:_LONGEST])
    if reference is None or code is None:
        return frame.redirect("entrance")
    return pdf_answer(
        request,
        paper.Sheet(
            title=_("Online form"),
            above=[
                _("Open this address in any browser and enter the reference and the code."),
                address_on_paper(request.hosted_site),  # type: ignore[attr-defined]
            ],
            large=[paper.Line(_("Reference"), reference), paper.Line(_("Code"), code)],
            below=[
                _(
                    "Whoever has this sheet can read your report and write in your name. "
                    "We cannot give you the code again."
                )
            ],
        ),
        again="my_report:entrance",
    )


def address_on_paper(site: HostedSite) -> str:
    """Where one comes back, with the host."""
    return site.root_url + reverse("my_report:entrance")
