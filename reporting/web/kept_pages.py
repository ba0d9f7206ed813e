"""Pages of a journey kept as HTML with holes: made once in a process, filled for each visitor.

What a page says to everybody is rendered once, by the same templates as every other page, from a request that knows
the host and nothing of a visitor. Where something of the visitor stands, a mark is put in and becomes a hole; what goes
into it is escaped then. A page whose words name answers is not kept: the rendering would have to know them.
"""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import escape

from pages.serving.beta_choice import cookie_name
from pages.serving.chrome import passing
from reporting.definition.json_values import JSON
from reporting.web import addresses, page_links, responses
from reporting.web.journeys import JourneyRequest
from soh.core.memos import Kept

MOST = 2_000
"""So many pages a process keeps: about 15 kB each."""
QUERIES = ("", "change")
"""Addresses with any other query are not kept."""
_WORD = secrets.token_hex(8)
_MARK = re.compile(rf"\ue000{_WORD}(\d+)\ue001")
_TOKEN = 0


@dataclass(frozen=True, slots=True)
class Page:
    """HTML in pieces, and between each two of them which value stands there; 0 is the form token."""

    pieces: tuple[bytes, ...]
    holes: tuple[int, ...]


class NoAnswers(dict[str, JSON]):
    """Stands for the answers in words that are the same for everybody. Notes when words ask for one."""

    asked = False

    def get(self, key: str, default: Any = None) -> Any:
        """Know none."""
        self.asked = True
        return default

    def __getitem__(self, key: str) -> JSON:
        self.asked = True
        raise KeyError(key)


_pages: Kept[tuple[Any, ...], Page | None] = Kept(MOST)


def mark(number: int) -> str:
    """Return what stands for the value of this number, from 1, while a page is made."""
    return f"\ue000{_WORD}{number}\ue001"


def kept(journey: JourneyRequest, key: tuple[Any, ...], render: Callable[[NoAnswers], "Rendering"]) -> Page | None:
    """Return the page of this key, made by `render` when need be; None for one that cannot be kept.

    `key` says all that the page depends on, beside the site, the form's edition, the language, the address and the
    surroundings, which are added here.
    """
    request = journey.request
    if request.META.get("QUERY_STRING", "") not in QUERIES:
        return None
    pinned = journey.draft.pinned if journey.draft else journey.published.pinned
    whole = (
        *(journey.site.host, journey.page.pk, pinned, journey.locale, get_language(), request.get_full_path()),
        *(passing(request), journey.is_entered, key),
    )
    versions = (*request.site_versions, request.forms_version)  # type: ignore[attr-defined]
    return _pages.get(whole, versions, lambda: _made(journey, render))


def filled(page: Page, request: HttpRequest, values: Sequence[str]) -> HttpResponse:
    """Return the page with these values, which are HTML already, and the visitor's own form token."""
    given = [get_token(request).encode(), *(value.encode() for value in values)]
    parts = [page.pieces[0]]
    for hole, piece in zip(page.holes, page.pieces[1:], strict=True):
        parts += (given[hole], piece)
    return responses.private(HttpResponse(b"".join(parts)))


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a page is made of: template and context as for `responses.page`, without anything of a visitor."""

    template: str
    context: dict[str, Any]
    title: str
    sensitive: bool
    heading: str = ""
    back_url: str = ""


def _made(journey: JourneyRequest, render: Callable[[NoAnswers], Rendering]) -> Page | None:
    nobody, answers = _request_of_nobody(journey.request), NoAnswers()
    rendering = render(answers)
    chrome = responses.surroundings(
        nobody,
        journey.page,
        segment=journey.segment,
        title=rendering.title,
        exit_url=journey.url(addresses.LEAVE) if rendering.sensitive else "",
        sensitive=rendering.sensitive,
    )
    words = {
        **rendering.context,
        "chrome": chrome,
        "page": journey.page,
        "page_title": rendering.title,
        "heading": rendering.heading or rendering.title,
        "back_url": rendering.back_url,
        "sensitive": rendering.sensitive,
        "is_entered": journey.is_entered,
        "csrf_token": mark(_TOKEN),
    }
    html = render_to_string(f"reporting/web/{rendering.template}.html", words)
    if answers.asked:
        return None
    return _in_pieces(page_links.resolve(html, nobody, journey.locale))


def _in_pieces(html: str) -> Page:
    first, *rest = _MARK.split(html)
    return Page(
        pieces=tuple(piece.encode() for piece in (first, *rest[1::2])), holes=tuple(int(hole) for hole in rest[::2])
    )


def _request_of_nobody(request: HttpRequest) -> HttpRequest:
    """Return a request for the same page from somebody of whom nothing is known but the choice of a site."""
    made = HttpRequest()
    made.method, made.path, made.path_info = "GET", request.path, request.path_info
    made.META = {
        name: request.META[name] for name in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT") if name in request.META
    }
    made.COOKIES = {name: request.COOKIES[name] for name in (cookie_name(),) if name in request.COOKIES}
    for name in ("hosted_site", "site_versions", "forms_version", "_wagtail_site"):
        setattr(made, name, getattr(request, name))
    return made


def as_text(value: str) -> str:
    """Return a value as it stands in a control, escaped as the components escape it."""
    return str(escape(value))
