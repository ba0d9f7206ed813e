"""In the demo only: the tour at http://127.0.0.1:8000/, still with status 421 as for every unknown host."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from soh.settings.environment import DATA


def tour_page(request: HttpRequest) -> HttpResponse:
    """Show the sites, the sign-ins and tasks to try, from var/demo.json."""
    facts = DATA / "demo.json"
    demo = json.loads(facts.read_text()) if facts.exists() else {}
    context = {"demo": demo, "staff_host": settings.STAFF_HOST}
    response = HttpResponse(render_to_string("demo/tour.html", context), status=421)
    response["Cache-Control"] = "no-store"
    return response
