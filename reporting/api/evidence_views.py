"""Files of a report: sent first, in one go or in pieces (tus 1.0.0), then named in the answers by their id."""

import hashlib
import hmac
import uuid
from typing import Any, ClassVar, cast

from django.conf import settings
from django.db import IntegrityError
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiRequest, OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api import refusals
from reporting.api.evidence_description import EvidenceRequestSerializer, EvidenceSerializer
from reporting.api.form_views import offered_form
from reporting.api.sent_files import KIND, secret_of
from reporting.api.submission_views import KeyGrant
from reporting.definition.file_names import clean_name
from reporting.definition.form import Form, Question
from reporting.evidence import appending, tus, uploads
from reporting.evidence.uploads import Upload
from sites.forces.hosts import HostedSite

_STATES = {"received": "waiting", "held": "waiting"}
_TUS_HEADERS = [
    OpenApiParameter("Tus-Resumable", OpenApiTypes.STR, OpenApiParameter.HEADER, description="Always `1.0.0`."),
    OpenApiParameter(
        "Upload-Length", OpenApiTypes.INT, OpenApiParameter.HEADER, description="Size of the file in bytes."
    ),
    OpenApiParameter(
        "Upload-Metadata",
        OpenApiTypes.STR,
        OpenApiParameter.HEADER,
        description="`form`, `question` and `filename`, each with its value in base64, with commas between them.",
    ),
    OpenApiParameter(
        "Idempotency-Key",
        {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
        OpenApiParameter.HEADER,
        description="The same when a file is begun again: then the same file is answered, and none is begun twice.",
    ),
]
_BYTES = {tus.CONTENT_TYPE: OpenApiTypes.BINARY}


@extend_schema(tags=["Reports"])
class EvidenceFiles(APIView):
    """Begins files."""

    required_scope: ClassVar[str] = "reports:write"

    @extend_schema(
        operation_id="begin_file",
        summary="Begin a file",
        parameters=_TUS_HEADERS,
        request=OpenApiRequest(EvidenceRequestSerializer),
        responses={
            201: EvidenceSerializer,
            413: OpenApiResponse(description="Larger, or more, than the question or this service takes."),
            507: OpenApiResponse(description="There is no room for files at the moment. Try again later."),
        },
    )
    def post(self, request: Request) -> Response:
        """Begin a file for a question of a form, then send its bytes to `links.self`. It waits a day for its report.

        Send the JSON body; or be a tus client, and send the headers instead, with the bytes or without.
        """
        if "Tus-Resumable" not in request.headers:
            serializer = EvidenceRequestSerializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            sent = serializer.validated_data
            return _begun(request, _begin(request, sent["form"], sent["question"], sent["name"], sent["size"]))
        try:
            asked = tus.creation(request.headers)
            upload = _begin(
                request, asked.metadata.get("form", ""), asked.metadata.get("question", ""), asked.name, asked.size
            )
            if request.content_type == tus.CONTENT_TYPE and upload.offset == 0:
                upload = _append(request, upload, 0)
        except tus.Malformed as malformed:
            raise refusals.UploadMalformed(str(malformed), malformed.status) from None
        return _begun(request, upload)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Say what tus clients ask for."""
        return _abilities()


@extend_schema(tags=["Reports"], parameters=[OpenApiParameter("key", OpenApiTypes.UUID, OpenApiParameter.PATH)])
class EvidenceFile(APIView):
    """One file that is in no report yet. There for the key that began it, and for nobody else."""

    required_scope: ClassVar[str] = "reports:write"

    @extend_schema(operation_id="read_file", summary="See how far a file is", responses=EvidenceSerializer)
    def get(self, request: Request, key: uuid.UUID) -> Response:
        """See how far a file is, and whether it was found safe."""
        return Response(_shown(request, _found(request, key)))

    @extend_schema(exclude=True)
    def head(self, request: Request, key: uuid.UUID) -> Response:
        """Say how far a file is, to tus clients."""
        return Response(headers=tus.standing(_found(request, key)))

    @extend_schema(
        operation_id="send_bytes_of_file",
        summary="Send bytes of a file",
        parameters=[
            _TUS_HEADERS[0],
            OpenApiParameter(
                "Upload-Offset",
                OpenApiTypes.INT,
                OpenApiParameter.HEADER,
                required=True,
                description="How many bytes are there already.",
            ),
            OpenApiParameter(
                "Upload-Checksum",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="`sha256` or `sha1`, a space, and the digest of these bytes in base64.",
            ),
        ],
        request=_BYTES,
        responses={
            204: OpenApiResponse(description="Kept. `Upload-Offset` says how many bytes are there now."),
            409: OpenApiResponse(description="The file is not at that offset. Ask with HEAD where it is."),
            410: OpenApiResponse(description="Its day is over, or its question is gone. Begin it again."),
            413: OpenApiResponse(description="More bytes than were announced."),
            415: OpenApiResponse(description="Its first bytes are of no type that the question takes. It is deleted."),
            460: OpenApiResponse(description="The bytes do not fit the checksum; none was kept."),
            507: OpenApiResponse(description="There is no room at the moment. What came before is kept."),
        },
    )
    def patch(self, request: Request, key: uuid.UUID) -> Response:
        """Send all bytes, or some and then the rest. What came before a connection breaks is kept."""
        try:
            offset = tus.offset(request.headers)
            upload = _append(request, _found(request, key), offset)
        except tus.Malformed as malformed:
            raise refusals.UploadMalformed(str(malformed), malformed.status) from None
        return Response(status=204, headers=tus.standing(upload))

    @extend_schema(operation_id="delete_file", summary="Delete a file", responses={204: None})
    def delete(self, request: Request, key: uuid.UUID) -> Response:
        """Delete a file that is in no report."""
        try:
            uploads.give_up(upload=_found(request, key), actor=_grant(request).actor)
        except uploads.NoUpload:
            raise refusals.NoSuchFile from None
        return Response(status=204, headers={"Tus-Resumable": tus.VERSION})

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Say what tus clients ask for."""
        return _abilities()


def _begin(request: Request, slug: str, code: str, name: str, size: int) -> Upload:
    force_id, grant, secret = _force(request), _grant(request), secret_of(request)
    form, question = _asked(request, slug, code)
    once = request.headers.get("Idempotency-Key", "")
    if once and not refusals.VISIBLE.fullmatch(once):
        raise refusals.BadIdempotencyKey
    key = _key_of(secret, once) if once else uuid.uuid4()
    if once and (there := _begun_before(force_id, secret, key)) is not None:
        if there.size != size or (not there.is_whole and (there.question, there.name) != (code, clean_name(name))):
            raise refusals.IdempotencyKeyReused
        return there
    try:
        return uploads.begin(
            force_id=force_id,
            secret=secret,
            key=key,
            name=name,
            size=size,
            form=slug,
            question=question,
            actor=grant.actor,
            partner_key=grant.id,
        )
    except IntegrityError:
        raise refusals.StillInFlight from None
    except tus.REFUSALS as refused:
        raise refusals.UploadRefused(refused, form) from None


def _append(request: Request, upload: Upload, offset: int) -> Upload:
    length = tus.length(request.headers)
    try:
        form, question = _asked(request, upload.form, upload.question) if not upload.is_whole else (None, None)
    except ValidationError:
        raise refusals.UploadRefused(uploads.Ended(), None) from None
    try:
        if question is None:
            if (offset, length) != (upload.size, 0):
                raise appending.WrongOffset(upload.offset)
            return upload
        return appending.append(
            upload=upload,
            question=question,
            offset=offset,
            length=length,
            blocks=tus.blocks(request._request.read, length),
            checksum=tus.checksum(request.headers),
            actor=_grant(request).actor,
        )
    except tus.REFUSALS as refused:
        raise refusals.UploadRefused(refused, form) from None


def _asked(request: Request, slug: str, code: str) -> tuple[Form, Question]:
    """The question that a file is for. Raises ValidationError, Http404 for no such form."""
    form = offered_form(request, slug).form
    question = form.find(code)
    if question is None or question.kind != KIND:
        raise ValidationError({"question": ["Name a question of this form that asks for files."]}, code="unknown")
    return form, question


def _found(request: Request, key: uuid.UUID) -> Upload:
    try:
        return uploads.find(force_id=_force(request), secret=secret_of(request), key=key)
    except uploads.NoUpload:
        raise refusals.NoSuchFile from None
    except uploads.Ended as ended:
        raise refusals.UploadRefused(ended, None) from None


def _begun_before(force_id: int, secret: str, key: uuid.UUID) -> Upload | None:
    try:
        return uploads.find(force_id=force_id, secret=secret, key=key)
    except uploads.NoUpload:
        return None
    except uploads.Ended as ended:
        raise refusals.UploadRefused(ended, None) from None


def _key_of(secret: str, once: str) -> uuid.UUID:
    digest = hmac.new(secret.encode(), f"evidence once\x00{once}".encode(), hashlib.sha256).digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def _begun(request: Request, upload: Upload) -> Response:
    address = _address(request, upload)
    return Response(_shown(request, upload), status=201, headers={**tus.standing(upload), "Location": address})


def _shown(request: Request, upload: Upload) -> dict[str, Any]:
    facts = upload.facts
    return {
        "id": str(upload.key),
        "name": upload.name,
        "size": upload.size,
        "received": upload.offset,
        "state": _STATES.get(upload.state, upload.state),
        "type": facts.type if facts else None,
        "sha256": facts.sha256 if facts else None,
        "expires_at": upload.expires_at.isoformat() if upload.expires_at else None,
        "links": {"self": _address(request, upload)},
    }


def _address(request: Request, upload: Upload) -> str:
    site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
    return site.root_url + reverse("api-evidence-file", args=[upload.key])


def _abilities() -> Response:
    return Response(status=204, headers=tus.abilities(settings.EVIDENCE_LARGEST))


def _force(request: Request) -> int:
    force = request.hosted_site.force  # type: ignore[attr-defined]
    assert force is not None  # noqa: S101 - a key was accepted, so the host has a force
    return int(force.id)


def _grant(request: Request) -> KeyGrant:
    return cast(KeyGrant, request.auth)
