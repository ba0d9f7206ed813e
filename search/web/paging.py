"""Pages of results as links."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

PER_PAGE = 10


def page_number(typed: str, total: int) -> int:
    """Return the page that was asked for; the nearest one there is for anything else."""
    last = max(1, -(-total // PER_PAGE))
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1
    return min(max(number, 1), last)


def pagination(path: str, asked: str, number: int, total: int) -> dict[str, Any] | None:
    """Return the parameters of the GOV.UK pagination component, None when everything is on one page."""
    last = -(-total // PER_PAGE)
    if last < 2:
        return None
    made: dict[str, Any] = {"items": [_item(path, asked, page, number) for page in _near(number, last)]}
    if number > 1:
        made["previous"] = {"href": _address(path, asked, number - 1)}
    if number < last:
        made["next"] = {"href": _address(path, asked, number + 1)}
    return made


def _near(number: int, last: int) -> list[int | None]:
    """First, last and the pages around this one; None where some are left out."""
    shown = sorted({1, last, *(page for page in (number - 1, number, number + 1) if 1 <= page <= last)})
    pages: list[int | None] = []
    for page in shown:
        if pages and page - (pages[-1] or 0) > 1:
            pages.append(None)
        pages.append(page)
    return pages


def _item(path: str, asked: str, page: int | None, number: int) -> dict[str, Any]:
    if page is None:
        return {"ellipsis": True}
    return {"number": page, "href": _address(path, asked, page), "current": page == number}


def _address(path: str, asked: str, page: int) -> str:
    return f"{path}?{urlencode({'q': asked, 'page': page} if page > 1 else {'q': asked})}"
