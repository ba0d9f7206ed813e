"""Errors of the API: problem details of RFC 9457, with one shape whatever went wrong.

    {"type": ..., "title": ..., "status": 422, "detail": ..., "errors": [{"question", "field", "code",
    "message"}]}

`errors` is always there and names each thing that is wrong with what was sent. Views raise DRF's exceptions,
or subclasses with the attributes `problem_type`, `title`, `errors` and `headers`, all optional.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

CONTENT_TYPE = "application/problem+json"

_DETAILS = {
    400: "The request could not be understood.",
    401: "Send a partner key that is valid, in the header Authorization: Bearer soh_live_... or soh_test_...",
    403: "You may not do that.",
    404: "There is nothing at this address, or it is not for you.",
    405: "This address does not take that method. The header Allow lists those that it takes.",
    413: "The request is too large.",
    415: "Send JSON, with the header Content-Type: application/json.",
    421: "No site of this service has that host name.",
    429: "Too many requests. Wait as many seconds as the header Retry-After says, then go on more slowly.",
    500: "Something went wrong here. Nothing you sent was kept unless you were told so. Try again later.",
    503: "The service is not available at the moment. Try again later.",
}


def problem(
    status: int,
    *,
    type_: str = "about:blank",
    title: str = "",
    detail: str = "",
    errors: Sequence[Mapping[str, str | None]] = (),
) -> dict[str, Any]:
    """Return the body of a problem; what is left out follows from the status."""
    return {
        "type": type_,
        "title": title or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or _DETAILS.get(status, ""),
        "errors": [dict(error) for error in errors],
    }


def error(*, field: str | None, code: str, message: str, question: str | None = None) -> dict[str, str | None]:
    """Return one entry of `errors`."""
    return {"question": question, "field": field, "code": code, "message": message}


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Turn an exception of a view into a problem; None for a fault of our own, which becomes a logged error
    500.
    """
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    elif isinstance(exc, DjangoPermissionDenied):
        exc = exceptions.PermissionDenied()
    if not isinstance(exc, exceptions.APIException):
        return None
    set_rollback()
    return Response(_body(exc), status=exc.status_code, headers=_headers(exc), content_type=CONTENT_TYPE)


def _body(exc: exceptions.APIException) -> dict[str, Any]:
    errors = getattr(exc, "errors", None)
    if isinstance(exc, exceptions.ValidationError):
        detail, errors = (
            "Correct what `errors` lists, then send the request again.",
            list(_flattened(exc.detail)),
        )
    elif isinstance(exc, exceptions.NotFound):
        detail = ""  # a forbidden object reads exactly like a missing one
    else:
        # DRF's own exceptions speak of frameworks; a room's own subclass speaks to the partner.
        detail = "" if type(exc).__module__ == exceptions.__name__ else str(exc.detail)
    return problem(
        exc.status_code,
        type_=getattr(exc, "problem_type", "about:blank"),
        title=getattr(exc, "title", ""),
        detail=detail,
        errors=errors or (),
    )


def _headers(exc: exceptions.APIException) -> dict[str, str]:
    headers = dict(getattr(exc, "headers", {}))
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, int(wait)))
    return headers


def _flattened(detail: Any, field: str | None = None) -> Iterator[dict[str, str | None]]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = None if name == "non_field_errors" else str(name)
            yield from _flattened(inner, ".".join(part for part in (field, own) if part) or None)
    elif isinstance(detail, list | tuple):
        for inner in detail:
            yield from _flattened(inner, field)
    else:
        yield error(field=field, code=getattr(detail, "code", "invalid"), message=str(detail))
