"""Pages of a journey: never stored by anything between or behind, neutral where the form is sensitive."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pages.serving.chrome import Chrome, chrome_for
from reporting.definition import text_keys
from reporting.definition.form import Form, Step
from reporting.definition.wording import worded
from reporting.web import addresses, page_links
from reporting.web.journeys import JourneyRequest


def page(
    journey: JourneyRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    sensitive: bool,
    status: int = 200,
    back_url: str = "",
    heading: str = "",
) -> HttpResponse:
    """Render a page of the journey.

    `heading` may say more than the title: no answer stands in a title, which the browser's history keeps.
    """
    chrome = surroundings(
        journey.request,
        journey.page,
        segment=journey.segment,
        title=title,
        exit_url=journey.url(addresses.LEAVE) if sensitive else "",
        sensitive=sensitive,
    )
    words = {
        **context,
        "chrome": chrome,
        "page": journey.page,
        "journey": journey,
        "page_title": title,
        "heading": heading or title,
        "back_url": back_url,
        "sensitive": sensitive,
        "is_entered": journey.is_entered,
    }
    html = render_to_string(f"reporting/web/{template}.html", words, request=journey.request)
    return private(HttpResponse(page_links.resolve(html, journey.request, journey.locale), status=status))


def surroundings(
    request: HttpRequest, page: Any, *, segment: str, title: str, exit_url: str, sensitive: bool
) -> Chrome:
    """Return what is around a page of a journey: the other language leads to the same step."""
    chrome = chrome_for(request, page=page, title=title, sensitive=sensitive, quick_exit_url=exit_url)
    if segment:
        for language in chrome["languages"]:
            language["url"] = f"{language['url']}{segment}/"
    return chrome


def redirect(url: str) -> HttpResponse:
    """Go to another page of the journey with GET."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return private(response)


def private(response: HttpResponse) -> HttpResponse:
    """Forbid every store to keep the response; keep the address out of other sites' logs."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def is_same_site(request: HttpRequest) -> bool:
    """Whether a request comes from our own page or was typed in, as far as the browser tells."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def title_of(journey: JourneyRequest, step: Step) -> str:
    """Return the title of a step's page, with neutral words in the place of answers."""
    return neutral_title(journey.form, journey.locale, step)


def neutral_title(form: Form, locale: str, step: Step) -> str:
    """Return the same without a journey."""
    return worded(form, locale, {})(text_keys.step_title(step.code))


def check_title() -> str:
    """Return the heading of the check-answers page."""
    return _("Check your answers before you send your report")
