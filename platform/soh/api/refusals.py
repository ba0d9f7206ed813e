"""Reasons of our own for which the API refuses a request, as DRF exceptions that `problems` understands."""

from rest_framework.exceptions import APIException, ParseError, PermissionDenied

TYPE = "urn:problem-type:single-online-home:"


class BadJSON(ParseError):
    """The body is not the JSON that we take."""

    problem_type = f"{TYPE}bad-json"
    title = "Bad JSON"


class BodyTooLarge(APIException):
    """The body is longer than we read."""

    status_code = 413


class MissingScope(PermissionDenied):
    """The key is good, but was not given the scope that this needs."""

    problem_type = f"{TYPE}missing-scope"
    title = "Missing scope"

    def __init__(self, scope: str) -> None:
        super().__init__(f"This key was not given the scope {scope}, which this request needs.")


class SitePaused(APIException):
    """The force has paused its site."""

    status_code = 503
    title = "Site paused"
    problem_type = f"{TYPE}site-paused"
    default_detail = "This force has paused its site. In an emergency call 999, otherwise call 101."
    headers = {"Retry-After": "3600"}
