"""The copy of a person's data: a ZIP that is made while it is read, so that it is stored nowhere."""

import io
import json
import uuid
import zipfile
from collections.abc import Collection, Iterator
from typing import Any

from reporting.evidence import reading as files
from reporting.evidence.reading import NotHandedOut, Reason
from reporting.records.models import Report
from reporting.subject_requests import contents, pages
from reporting.subject_requests.models import SubjectRequest, Wish
from reporting.subject_requests.requesting import CannotDo, find, found_reports, tell
from soh.core import clock, tenancy

_READ_ME = (
    "This is a copy of the data that the force holds about you in the reports listed below.\n"
    "Open report.html in each folder to read it. report.json holds the same for computers.\n"
    "The folder “files” holds what you sent with it, as you sent it.\n\n"
)


def begin(*, forces: Collection[int], key: uuid.UUID, with_notes: bool, actor: str) -> Iterator[bytes]:
    """Return the bytes of the archive; that it is taken is in the trail before the first of them.

    Raises requesting.NoSuchRequest, CannotDo.
    """
    with tenancy.transaction(*forces):
        row = find(forces, key, lock=True)
        if row.wish != Wish.ACCESS or row.searched_at is None or row.finished_at is not None:
            raise CannotDo("There is nothing to take: the request is not approved, not searched yet, or closed.")
        reports, left_out = found_reports(forces, row)
        tell(row, actor, "subject.exported", reports=len(reports), left_out=left_out, notes=with_notes)
    return _archive(forces, row, reports, with_notes, actor)


def _archive(
    forces: Collection[int], row: SubjectRequest, reports: list[Report], with_notes: bool, actor: str
) -> Iterator[bytes]:
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = "".join(f"- {report.reference}\n" for report in reports) or "There are none.\n"
        _add(archive, "read-me.txt", f"{_READ_ME}{listed}")
        yield sink.taken()
        for report in reports:
            yield from _one(archive, sink, forces, report, with_notes, actor)
    yield sink.taken()


def _one(
    archive: zipfile.ZipFile,
    sink: "_Sink",
    forces: Collection[int],
    report: Report,
    with_notes: bool,
    actor: str,
) -> Iterator[bytes]:
    data = contents.of_report(report, with_notes=with_notes)
    folder = report.reference
    _add(archive, f"{folder}/report.json", json.dumps(data, ensure_ascii=False, indent=2))
    _add(archive, f"{folder}/report.html", pages.page_of(data))
    yield sink.taken()
    with tenancy.transaction(report.force_id):
        held = files.of_report(report)
    for number, shown in enumerate(held, start=1):
        if not shown.is_ready:
            continue  # report.json says that it exists and what became of it
        try:
            given = files.hand_out(
                forces=forces, reference=folder, key=shown.key, actor=actor, reason=Reason.DISCLOSURE
            )
        except NotHandedOut:
            continue
        with archive.open(_info(f"{folder}/files/{number:02} {given.facts.name}"), "w", force_zip64=True) as into:
            for piece in given.content:
                into.write(piece)
                yield sink.taken()
    yield sink.taken()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(_info(name), text)


def _info(name: str) -> zipfile.ZipInfo:
    today = clock.today()
    info = zipfile.ZipInfo(name.replace("\\", "_"), (today.year, today.month, today.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


class _Sink(io.RawIOBase):
    """Where the archive is written: what is there can be taken away at once, so it never grows."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is for writing only."""
        return True

    def write(self, data: Any) -> int:
        """Keep some bytes until they are taken."""
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what was written since."""
        found, self._pieces = b"".join(self._pieces), []
        return found
