"""Everything that an answer makes known: body, headers, files, mail, log."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core import mail

from tests.isolation.canaries import Canaries


class Ear(logging.Handler):
    """Hears canaries that the request itself did not carry."""

    def __init__(self, canaries: Canaries) -> None:
        super().__init__(level=logging.DEBUG)
        self.canaries, self.pattern = canaries, canaries.pattern
        self.root = canaries.root.encode()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was logged until the next answer is heard."""
        with suppress(Exception):
            self.messages.append(self.format(record))

    @contextmanager
    def listening(self) -> Iterator["Ear"]:
        """Hear the log meanwhile."""
        loggers = [logging.getLogger(name) for name in ("", "django", "django.request", "soh", "wagtail")]
        for logger in loggers:
            logger.addHandler(self)
        try:
            yield self
        finally:
            for logger in loggers:
                logger.removeHandler(self)

    def heard(self, response: Any, asked: str) -> set[bytes]:
        """Return the canaries that an answer made known. `asked` is all that the request carried."""
        data = b"\n".join(self._told(response))
        if self.root not in data.lower():
            return set()
        carried = {found.group().lower() for found in self.pattern.finditer(asked.encode())}
        return {found.group().lower() for found in self.pattern.finditer(data)} - carried

    def _told(self, response: Any) -> Iterator[bytes]:
        content = b"".join(response.streaming_content) if response.streaming else response.content
        yield content
        if content[:2] == b"PK":
            yield from _unpacked(content)
        yield repr(response.headers).encode()
        yield repr(response.cookies).encode()
        waiting = getattr(response.wsgi_request, "_messages", None)
        for message in getattr(waiting, "_queued_messages", ()):  # shown on the next page only
            yield str(message).encode()
        for message in mail.outbox:
            yield str(message.message()).encode()
        mail.outbox.clear()
        if self.messages:
            yield "\n".join(self.messages).encode()
            self.messages.clear()


def _unpacked(content: bytes) -> Iterator[bytes]:
    """A spreadsheet is a zip of XML."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name)


def is_private(canary: bytes) -> bool:
    """Whether the national team must not see it either."""
    return bool(re.search(rb"p\d{5}$", canary))
