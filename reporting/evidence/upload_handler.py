"""What Django does with the files of a multipart post at the public door: seal them as they arrive.

Nothing goes to a temporary file in clear. Only somebody who was shown a form may send files at all; other posts' files
are read past and dropped, and so is what was sealed for a request that did not want it.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from reporting.evidence.receiving import Arriving

MOST_IN_A_REQUEST = 25


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """A posted file: sealed already. What the browser says of its type is not kept.

    Whoever keeps it sets `kept`; otherwise its pieces are deleted when the request ends.
    """

    def __init__(self, field_name: str, name: str, arriving: Arriving) -> None:
        super().__init__(file=None, name=None, size=arriving.size)
        self.field_name = field_name
        self.posted_name = name
        self.arriving = arriving
        self.kept = False

    def __bool__(self) -> bool:
        """It is there, although it has no name of Django's: else the parser would drop it."""
        return True

    def close(self) -> None:
        """Delete what nobody kept."""
        if not self.kept:
            self.arriving.drop()


class SealingUploadHandler(FileUploadHandler):
    """Seals each file of a post, in constant memory."""

    chunk_size = 256 * 1024

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.taken = 0
        self.posted_name = ""
        self.arriving: Arriving | None = None

    def new_file(
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        """Begin a file, or skip it."""
        super().new_file(field_name, file_name, content_type, content_length, charset, content_type_extra)
        force_id = _force_of(self.request)
        self.arriving = None
        if force_id is None or self.taken >= MOST_IN_A_REQUEST:
            raise SkipFile
        self.taken += 1
        self.posted_name = file_name
        self.arriving = Arriving(force_id, settings.EVIDENCE_LARGEST)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal what came; no other handler sees it."""
        if self.arriving is not None:
            self.arriving.take(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """Hand the sealed file to the view."""
        arriving, self.arriving = self.arriving, None
        if arriving is None:
            return None
        arriving.end()
        return SealedUpload(self.field_name or "", self.posted_name, arriving)

    def upload_interrupted(self) -> None:
        """Delete what came of a file that broke off."""
        if self.arriving is not None:
            self.arriving.drop()
            self.arriving = None


def _force_of(request: Any) -> int | None:
    """The force whose site takes files in this request; None where no file is wanted."""
    site = getattr(request, "hosted_site", None)
    force = getattr(site, "force", None)
    if force is None:
        return None
    was_shown_a_form = any(name.endswith(("soh_journey", "soh_csrf")) for name in request.COOKIES)
    return int(force.id) if was_shown_a_form else None
