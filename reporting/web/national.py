"""A national form on the national site: reports go to a force, so the visitor is asked for theirs first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pages.serving.chrome import chrome_for
from reporting.authoring.adoptions import adoptions_of


def choose_force_page(request: HttpRequest, page: Any) -> HttpResponse:
    """List the forces that offer this form, each with a link to it."""
    chrome = chrome_for(request, page=page, title=page.title)
    words = {"chrome": chrome, "page": page, "page_title": page.title, "forces": adoptions_of(page)}
    return HttpResponse(render_to_string("reporting/web/choose_force.html", words, request=request))
