"""Why a request to the forms API is refused, in the terms of RFC 9457."""

from collections.abc import Iterable, Sequence

from rest_framework.exceptions import APIException

from reporting.api.pointers import pointer_of
from reporting.definition.form import Form
from reporting.definition.messages import message
from reporting.definition.problems import Problem
from reporting.definition.wording import with_answers

TYPE = "urn:problem-type:single-online-home:"

ErrorEntry = dict[str, str | None]


class AnswersRefused(APIException):
    """The answers do not fit the form. `errors` says the same, in the same words, as the HTML journey.

    `pointer` says where in the body each is. No answer stands in the words.
    """

    status_code = 422
    problem_type = f"{TYPE}answers-refused"
    title = "Answers refused"

    def __init__(self, problems: Iterable[Problem], form: Form, locale: str) -> None:
        super().__init__("Correct what `errors` lists, then send the answers again. Nothing was stored.")
        self.errors: Sequence[ErrorEntry] = [
            {
                "question": problem.question,
                "field": problem.field,
                "code": problem.code,
                "message": with_answers(message(problem, form, locale), form, locale, {}),
                "pointer": pointer_of(problem, form),
            }
            for problem in problems
        ]


class FormChanged(APIException):
    """The edition is not this form's, or was replaced too long ago."""

    status_code = 409
    problem_type = f"{TYPE}form-changed"
    title = "Form changed"
    default_detail = (
        "The form has changed since this edition, which is no longer taken. Read the form again, ask what is new, "
        "and send the answers with the new edition."
    )


class BadIdempotencyKey(APIException):
    """The header Idempotency-Key is missing or cannot be used."""

    status_code = 400
    problem_type = f"{TYPE}idempotency-key-needed"
    title = "Idempotency-Key needed"
    default_detail = (
        "Send the header Idempotency-Key with 1 to 255 visible ASCII characters, such as a UUID: a new one for "
        "each report, and the same one when you send a report again."
    )


class IdempotencyKeyReused(APIException):
    """The key came with another request before."""

    status_code = 422
    problem_type = f"{TYPE}idempotency-key-reused"
    title = "Idempotency-Key used before"
    default_detail = "This Idempotency-Key was used for another request. Use a new one for each report."


class StillInFlight(APIException):
    """The first request with this key has not ended yet."""

    status_code = 409
    problem_type = f"{TYPE}request-in-flight"
    title = "Request in flight"
    default_detail = "A request with this Idempotency-Key is being answered right now. Send it again in a moment."
    headers = {"Retry-After": "1"}
