"""Cursor paging: `{"results": [...], "next": address or null, "previous": address or null}`.

Keyset paging over fields that order the rows without ties: no OFFSET, no count, and rows that come or go
while a partner reads cause neither gap nor repetition.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

LARGEST_PAGE = 100
USUAL_PAGE = 20


class CursorPages(BasePagination):
    """Pages of a queryset or of a list.

    The view's `ordering` names the fields, each with `-` for descending, the last of them unique; for a list
    they are keys or attributes of its members. A cursor is signed, and bound to host, address, ordering and
    the other parameters: it shows nothing, and one that was forged or belongs elsewhere is refused with 400.
    """

    parameters = ("cursor", "page_size")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the members of the page that the request asks for. Raises ValidationError."""
        ordering = getattr(view, "ordering", ("id",))
        self.fields = (ordering,) if isinstance(ordering, str) else tuple(ordering)
        self.request = request
        self.size = _page_size(request)
        backwards, position = self._read_cursor()
        found = self._window(queryset, position, backwards=backwards)
        more = len(found) > self.size
        found = found[: self.size]
        if backwards:
            found.reverse()
        self.has_next = backwards or more
        self.has_previous = more if backwards else position is not None
        self.page = found
        return found

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of its neighbours."""
        return Response({"results": data, "next": self._link("n"), "previous": self._link("p")})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the OpenAPI description of a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {"results": schema, "next": link, "previous": link}
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the OpenAPI description of the two parameters."""
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE}
        cursor = "Where to go on: follow `next` and `previous` instead of making one."
        return [
            {"name": "cursor", "in": "query", "description": cursor, "schema": {"type": "string"}},
            {"name": "page_size", "in": "query", "description": "Members on a page.", "schema": size},
        ]

    def _window(self, rows: Any, position: list[Any] | None, *, backwards: bool) -> list[Any]:
        """One member more than fit, from the position on, in the direction of travel."""
        directions = [(name.lstrip("-"), name.startswith("-") != backwards) for name in self.fields]
        if isinstance(rows, QuerySet):
            ordered = rows.order_by(*(f"-{name}" if falls else name for name, falls in directions))
            if position is not None:
                ordered = ordered.filter(_beyond(directions, position))
            return list(ordered[: self.size + 1])
        return _window_of_list(rows, directions, position)[: self.size + 1]

    def _salt(self) -> str:
        others = sorted((k, v) for k, v in self.request.query_params.items() if k not in self.parameters)
        place = (self.request.get_host(), self.request.path, self.fields, others)
        return f"soh.api.paging {place!r}"

    def _read_cursor(self) -> tuple[bool, list[Any] | None]:
        text = self.request.query_params.get("cursor")
        if text is None:
            return False, None
        try:
            way, *position = signing.loads(text, salt=self._salt())
        except (signing.BadSignature, ValueError):
            message = "This cursor is not for this list. Begin again without cursor."
            raise ValidationError({"cursor": [message]}, code="cursor") from None
        return way == "p", position

    def _link(self, way: str) -> str | None:
        if not self.page or not (self.has_next if way == "n" else self.has_previous):
            return None
        member = self.page[-1] if way == "n" else self.page[0]
        position = [_plain(_value(member, name.lstrip("-"))) for name in self.fields]
        query = dict(self.request.query_params.items())
        query["cursor"] = signing.dumps([way, *position], salt=self._salt())
        root = self.request.hosted_site.root_url  # type: ignore[attr-defined]
        return f"{root}{self.request.path}?{urlencode(query)}"


def _page_size(request: Request) -> int:
    text = request.query_params.get("page_size", str(USUAL_PAGE))
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LARGEST_PAGE):
        message = f"Enter a whole number from 1 to {LARGEST_PAGE}."
        raise ValidationError({"page_size": [message]}, code="page_size")
    return int(text)


def _beyond(directions: Sequence[tuple[str, bool]], position: Sequence[Any]) -> Q:
    """Rows after a position in lexicographic order."""
    beyond, equal = Q(), Q()
    for (name, falls), value in zip(directions, position, strict=True):
        beyond |= equal & Q(**{f"{name}__{'lt' if falls else 'gt'}": value})
        equal &= Q(**{name: value})
    return beyond


def _window_of_list(
    rows: Sequence[Any], directions: Sequence[tuple[str, bool]], position: Sequence[Any] | None
) -> list[Any]:
    ordered = list(rows)
    for name, falls in reversed(directions):
        ordered.sort(key=lambda row, name=name: _plain(_value(row, name)), reverse=falls)  # type: ignore[misc]
    if position is None:
        return ordered
    return [row for row in ordered if _is_beyond(row, directions, position)]


def _is_beyond(row: Any, directions: Sequence[tuple[str, bool]], position: Sequence[Any]) -> bool:
    for (name, falls), value in zip(directions, position, strict=True):
        own = _plain(_value(row, name))
        if own != value:
            return bool(own < value if falls else own > value)
    return False


def _value(member: Any, name: str) -> Any:
    return member[name] if isinstance(member, Mapping) else getattr(member, name)


def _plain(value: Any) -> Any:
    """A value as JSON keeps it, exact and in the same order."""
    return value.isoformat() if hasattr(value, "isoformat") else value
