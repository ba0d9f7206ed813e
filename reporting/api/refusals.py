"""Why a request to the forms API is refused, in the terms of RFC 9457."""

import re
from collections.abc import Iterable, Sequence

from rest_framework.exceptions import APIException, NotFound

from reporting.api.pointers import pointer_of
from reporting.definition.form import Form
from reporting.definition.messages import message
from reporting.definition.problems import Problem
from reporting.definition.wording import with_answers
from reporting.evidence import tus
from reporting.evidence.appending import WrongOffset
from reporting.evidence.receiving import NotTaken

TYPE = "urn:problem-type:single-online-home:"

ErrorEntry = dict[str, str | None]

VISIBLE = re.compile(r"[!-~]{1,255}")
"""What an Idempotency-Key can be."""
_FILE_DETAILS = {
    409: "The file is not at that offset. Ask with HEAD how far it is, and go on from there.",
    410: "Its day is over, or the form does not ask for it any more. Begin the file again.",
    413: "These are more bytes than were announced, or than the question takes.",
    460: "The bytes do not fit the checksum. None was kept: send them again.",
}


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


class UploadRefused(APIException):
    """A file, or a part of one, is not taken. `errors` says why in the words that a page would use."""

    title = "File refused"
    problem_type = f"{TYPE}file-refused"

    def __init__(self, refused: Exception, form: Form | None) -> None:
        self.status_code = tus.status_of(refused)
        super().__init__(_FILE_DETAILS.get(self.status_code, "The file is not taken; `errors` says why."))
        self.headers = {"Tus-Resumable": tus.VERSION}
        self.errors: Sequence[ErrorEntry] = ()
        if isinstance(refused, WrongOffset):
            self.headers["Upload-Offset"] = str(refused.offset)
        if isinstance(refused, NotTaken) and form is not None:
            problem, locale = refused.problem, form.source_locale
            said = with_answers(message(problem, form, locale), form, locale, {})
            self.errors = [{"question": problem.question, "field": None, "code": problem.code, "message": said}]


class UploadMalformed(APIException):
    """A request that sends a file is not understood."""

    problem_type = f"{TYPE}file-request"
    title = "File request not understood"

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.status_code = status
        self.headers = {"Tus-Resumable": tus.VERSION, "Tus-Version": tus.VERSION}


class NoSuchFile(NotFound):
    """There is no such file for this key."""

    headers = {"Tus-Resumable": tus.VERSION}
