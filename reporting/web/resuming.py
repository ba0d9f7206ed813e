"""Files that the page's script sends in pieces, by tus 1.0.0. Without scripts they come with the post of the step."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseNotAllowed

from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.messages import message
from reporting.definition.wording import with_answers
from reporting.evidence import appending, tus, uploads
from reporting.evidence.receiving import NotTaken
from reporting.evidence.uploads import NoUpload, Upload
from reporting.intake import drafts, files_of_drafts
from reporting.intake.drafts import Journey
from reporting.web import addresses, responses
from reporting.web.file_fields import KIND
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import begin
from reporting.web.visitor import remember

_ACTOR = "public"


def answer(journey: JourneyRequest) -> HttpResponse:
    """Begin a file, say how far it is, take more of it, or give it up. Nothing here is a page."""
    name = journey.segment.partition("/")[2]
    allowed = ("HEAD", "PATCH", "DELETE") if name else ("POST",)
    if journey.request.method not in allowed:
        return responses.private(HttpResponseNotAllowed(allowed))
    try:
        tus.of_our_version(journey.request.headers)
        if not name:
            response = _begun(journey)
        elif journey.request.method == "HEAD":
            response = _standing(_found(journey, name), 200)
        elif journey.request.method == "PATCH":
            response = _standing(_grown(journey, _found(journey, name)), 204)
        else:
            response = _given_up(_found(journey, name))
    except tus.Malformed as malformed:
        response = _plain(str(malformed), malformed.status)
    except tus.REFUSALS as refused:
        response = _refused(journey, refused)
    response["Tus-Resumable"] = tus.VERSION
    return responses.private(response)


def _begun(journey: JourneyRequest) -> HttpResponse:
    asked = tus.creation(journey.request.headers)
    question = _question(journey, asked.metadata.get("question", ""))
    draft = journey.draft or drafts.save(begin(journey))
    upload = files_of_drafts.begin(journey=draft, question=question, name=asked.name, size=asked.size, actor=_ACTOR)
    response = _standing(upload, 201)
    response["Location"] = journey.url(f"{addresses.UPLOAD}/{upload.key}")
    if journey.visitor != draft.visitor:
        remember(response, draft.visitor)
    return response


def _grown(journey: JourneyRequest, upload: Upload) -> Upload:
    draft = _draft(journey)
    headers = journey.request.headers
    offset, length = tus.offset(headers), tus.length(headers)
    if upload.is_whole:
        if (offset, length) != (upload.size, 0):
            raise appending.WrongOffset(upload.offset)
        return upload
    question = _question(journey, upload.question)

    def complete(file: dict[str, JSON]) -> None:
        files_of_drafts.attach(journey=draft, question=question, file=file)

    return appending.append(
        upload=upload,
        question=question,
        offset=offset,
        length=length,
        blocks=tus.blocks(journey.request.read, length),
        checksum=tus.checksum(headers),
        actor=_ACTOR,
        complete=complete,
    )


def _given_up(upload: Upload) -> HttpResponse:
    if upload.is_whole:  # it stands in the answer by now, and is removed from there
        raise appending.WrongOffset(upload.offset)
    uploads.give_up(upload=upload, actor=_ACTOR)
    return HttpResponse(status=204)


def _found(journey: JourneyRequest, name: str) -> Upload:
    draft = _draft(journey)
    try:
        key = uuid.UUID(name)
    except ValueError:
        raise NoUpload from None
    return uploads.find(force_id=journey.force.id, secret=draft.visitor.key, key=key)


def _draft(journey: JourneyRequest) -> Journey:
    if journey.draft is None or journey.draft.receipt is not None:
        raise NoUpload
    return journey.draft


def _question(journey: JourneyRequest, code: str) -> Question:
    """A question that asks for files on the visitor's own path. Raises Http404."""
    if journey.draft is not None and journey.draft.receipt is not None:
        raise Http404
    for step in journey.walk.steps:
        for question in step.questions:
            if (question.kind, question.code) == (KIND, code):
                return question
    raise Http404


def _standing(upload: Upload, status: int) -> HttpResponse:
    response = HttpResponse(status=status)
    for name, value in tus.standing(upload).items():
        response[name] = value
    return response


def _refused(journey: JourneyRequest, refused: Exception) -> HttpResponse:
    words = ""
    if isinstance(refused, NotTaken):
        said = message(refused.problem, journey.form, journey.locale)
        words = with_answers(said, journey.form, journey.locale, {})
    response = _plain(words, tus.status_of(refused))
    if isinstance(refused, appending.WrongOffset):
        response["Upload-Offset"] = str(refused.offset)
    return response


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, "text/plain; charset=utf-8", status)
