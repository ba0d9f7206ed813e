"""One request to a record system: signed, to a pinned address, no longer and no larger than allowed.

The receiver may lie, hang, drip or flood; the outcome is one of few, and of its answer at most 64 kB are read.
"""

import base64
import http.client
import secrets
import socket
import ssl
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from standardwebhooks.webhooks import Webhook

from reporting.delivery import targets
from reporting.delivery.endpoints import Outcome
from reporting.delivery.targets import Target
from soh.core import clock

CONNECT_WITHIN = 5.0
ALL_WITHIN = 15.0
MOST_READ = 64 * 1024
LONGEST_WAIT = 24 * 60 * 60
_AGENT = "single-online-home"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request. `body` is there for a whole answer with a status of success only."""

    outcome: Outcome
    status: int | None = None
    body: bytes = b""
    retry_after: int | None = None
    """Seconds that the receiver asks for."""
    milliseconds: int = 0


def new_secret() -> str:
    """Return a fresh signing secret as receivers configure it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def headers_of(*, message: str, body: bytes, signing: Sequence[str], at: datetime) -> dict[str, str]:
    """Return the headers of Standard Webhooks: one signature for each secret, so that rotation interrupts nothing."""
    moment = at.astimezone(UTC)
    signatures = " ".join(Webhook(secret).sign(message, moment, body.decode()) for secret in signing)
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": signatures,
    }


def send(*, url: str, message: str, body: bytes, signing: Sequence[str]) -> Answer:
    """Send a message once. Never raises for what the receiver or the network does."""
    begun = monotonic()
    answer = _send(url, message, body, signing)
    return Answer(
        answer.outcome, answer.status, answer.body, answer.retry_after, milliseconds=int(1000 * (monotonic() - begun))
    )


def _send(url: str, message: str, body: bytes, signing: Sequence[str]) -> Answer:
    try:
        target = targets.read(url)
        number = targets.resolve(target)
    except targets.Refused:
        return Answer(Outcome.ADDRESS)
    except targets.Unresolved:
        return Answer(Outcome.UNREACHABLE)
    connection = _Pinned(target, number)
    watch = _Watch(connection)
    headers = {
        **headers_of(message=message, body=body, signing=signing, at=clock.now()),
        "Content-Type": "application/json",
        "User-Agent": _AGENT,
        "Accept": "application/json",
        "Connection": "close",
    }
    try:
        with watch:
            answer = _exchange(connection, target, body, headers)
            # Cut in the midst of its headers, an answer looks whole.
            return Answer(Outcome.TIMEOUT) if watch.has_ended else answer
    except ssl.SSLCertVerificationError:
        return Answer(Outcome.TLS)
    except TimeoutError:
        return Answer(Outcome.TIMEOUT)
    except (OSError, http.client.HTTPException, ValueError):
        if watch.has_ended:
            return Answer(Outcome.TIMEOUT)
        return Answer(Outcome.BROKEN if connection.has_connected else Outcome.UNREACHABLE)
    finally:
        connection.close()


def _exchange(connection: "_Pinned", target: Target, body: bytes, headers: dict[str, str]) -> Answer:
    connection.request("POST", target.path, body=body, headers=headers)
    response = connection.getresponse()
    status = response.status
    if 300 <= status < 400:
        return Answer(Outcome.REDIRECT, status)
    if status == http.client.GONE:
        return Answer(Outcome.GONE, status)
    if not 200 <= status < 300:
        return Answer(Outcome.STATUS, status, retry_after=_seconds(response.getheader("Retry-After")))
    read = response.read(MOST_READ + 1)
    # A broken answer is sent again: who took the message knows it by its id.
    is_short = response.length is not None and response.length > 0 and len(read) <= MOST_READ
    if is_short:
        raise ConnectionError
    return Answer(Outcome.TAKEN, status, read if len(read) <= MOST_READ else b"")


def _seconds(text: str | None) -> int | None:
    """Read Retry-After: seconds or a date."""
    if not text:
        return None
    if text.strip().isdecimal():
        return min(int(text.strip()[:9]), LONGEST_WAIT)
    with suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(max(int((moment - clock.now()).total_seconds()), 0), LONGEST_WAIT)
    return None


class _Pinned(http.client.HTTPConnection):
    """A connection to a number, which speaks and verifies TLS for a name. Proxies of the environment do not count."""

    def __init__(self, target: Target, number: str) -> None:
        super().__init__(target.host, target.port, timeout=CONNECT_WITHIN)
        self._target, self._number = target, number
        self.has_connected = False
        if target.is_secure:
            self.default_port = 443

    def connect(self) -> None:
        """Connect to the number that was checked, and to no other."""
        raw = socket.create_connection((self._number, self._target.port), timeout=CONNECT_WITHIN)
        raw.settimeout(ALL_WITHIN)
        self.has_connected = True
        if not self._target.is_secure:
            self.sock = raw
            return
        try:
            self.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=self._target.host)
        except BaseException:
            raw.close()
            raise


class _Watch:
    """Cuts the line when everything together takes too long: a receiver that drips keeps every single read short."""

    def __init__(self, connection: _Pinned) -> None:
        self.has_ended = False
        self._connection = connection
        self._timer = threading.Timer(ALL_WITHIN, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.has_ended = True
        line = self._connection.sock
        if line is not None:
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)
