"""How the API is described: what drf-spectacular cannot know by itself."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from soh.api.problems import CONTENT_TYPE

PREFIX = "/api/v1/"
_EVERYWHERE = {
    "400": "The request could not be understood; `errors` says what to change.",
    "401": "No key where one is needed, or one that is not valid.",
    "403": "The key was not given the scope that this needs.",
    "404": "Nothing is here, or it is not for you: also what a key is told on another force's host.",
    "429": "Too many requests.",
    "503": "The force has paused its site.",
}
_WAIT = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
_HEADERS: dict[str, Any] = {
    "401": {"WWW-Authenticate": {"schema": {"type": "string"}}},
    "429": _WAIT,
    "503": _WAIT,
}
_CONTENT = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_NOT_MODIFIED = {"description": "Nothing has changed since the ETag that was sent in If-None-Match."}
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string", "description": "Names the kind of problem; stable."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do about it."},
        "errors": {
            "type": "array",
            "description": "Each thing that is wrong with what was sent.",
            "items": {
                "type": "object",
                "required": ["question", "field", "code", "message"],
                "properties": {
                    "question": {"type": ["string", "null"], "description": "Code of the question."},
                    "field": {
                        "type": ["string", "null"],
                        "description": "Part of the question, or parameter or member of the request.",
                    },
                    "code": {"type": "string", "description": "Stable name of the error."},
                    "message": {
                        "type": "string",
                        "description": "A sentence for the person, in their language.",
                    },
                    "pointer": {
                        "type": "string",
                        "description": "Of answers: where in the body it is, a JSON Pointer (RFC 6901) such as "
                        "/answers/people/1/name.",
                    },
                },
            },
        },
    },
}


class PartnerKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Describes the partner key."""

    target_class = "soh.api.keys.authentication.PartnerKeyAuthentication"
    name = "partnerKey"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """Return the security scheme."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of this force. Reports made with `soh_test_...` reach nobody.",
        }


class OperationSchema(AutoSchema):
    """Reads from the view whether the public may do it without a key."""

    def get_auth(self) -> list[dict[str, Any]]:
        """Return the ways to be let in; `{}` is without a key."""
        auth: list[dict[str, Any]] = super().get_auth()
        needs_key = getattr(self.view, "required_scope", None) and not getattr(self.view, "anonymous", False)
        return [way for way in auth if way] + ([] if needs_key else [{}])


def only_version_one(endpoints: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Leave out everything that is not ours: Wagtail's admin has an API, too."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PREFIX)]


def add_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Describe the problems that every operation may answer with, and what is alike in all of them."""
    components = result["components"]
    components.setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    components["responses"] = {
        f"Problem{status}": {
            "description": description,
            **({"headers": _HEADERS[status]} if status in _HEADERS else {}),
            "content": _CONTENT,
        }
        for status, description in _EVERYWHERE.items()
    }
    for operations in result["paths"].values():
        for method, operation in operations.items():
            operation["responses"] = _completed(method, operation["responses"])
    return result


def _completed(method: str, responses: dict[str, Any]) -> dict[str, Any]:
    for status, response in responses.items():
        response["description"] = response.get("description") or HTTPStatus(int(status)).phrase
        if status >= "400":
            response["content"] = _CONTENT
    if method == "get":
        responses["304"] = _NOT_MODIFIED
    for status in _EVERYWHERE:
        responses.setdefault(status, {"$ref": f"#/components/responses/Problem{status}"})
    return dict(sorted(responses.items()))
