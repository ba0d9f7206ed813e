"""Quick exit as far as it needs nothing but the browser: it works while the platform does not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from reporting.web import responses
from reporting.web.visitor import forget


def led_away(request: HttpRequest) -> HttpResponse:
    """Go to a neutral site, and take the visitor's key away: without it nobody opens the draft.

    A request that another site makes the browser send is only led away.
    """
    response: HttpResponse = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    response.status_code = 303
    if responses.is_same_site(request):
        forget(response)
        response["Clear-Site-Data"] = '"cache"'
    response = responses.private(response)
    response["Referrer-Policy"] = "no-referrer"
    return response
