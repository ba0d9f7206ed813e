"""`python -m bench.flooding PORT HOST KEY`: flood a host from many addresses until a line comes in; prints the counts.

A thousand visitors, from 200 addresses, each ask once a second and take no notice of being asked to wait: pages,
search, the API, starts of a form, and reports that make no sense. So many that the proxy's queue for one site is always
full. It is written to cost little: it shares the machine with what is measured.
"""

import asyncio
import json
import secrets
import sys
from collections import Counter

_VISITORS = 1_000
_ADDRESSES = 200
_SECONDS = 1.0
_REPORTS = "/api/v1/forms/report-a-crime/reports/"
_FORM = "/report-a-crime/"
_PAGES = ("/", "/search/?q=theft", "/api/v1/pages/", _FORM)


class Flood:
    """Who floods, and what they were answered."""

    def __init__(self, port: int, host: str, key: str) -> None:
        self.port = port
        self.statuses: Counter[int] = Counter()
        self.failed = 0
        self.requests = [_request(host, key, number) for number in range(10)]

    async def run(self) -> None:
        """Flood until told to end."""
        visitors = [asyncio.create_task(self._visit(number)) for number in range(_VISITORS)]
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
        for visitor in visitors:
            visitor.cancel()
        await asyncio.gather(*visitors, return_exceptions=True)

    async def _visit(self, number: int) -> None:
        """One visitor, on a connection that is kept as long as the server keeps it."""
        loop, address = asyncio.get_running_loop(), f"127.0.{1 + number % _ADDRESSES}.1"
        await asyncio.sleep(_SECONDS * number / _VISITORS)
        connection: _Connection | None = None
        while True:
            try:
                if connection is None or connection.is_lost:
                    made = await loop.create_connection(_Connection, "127.0.0.1", self.port, local_addr=(address, 0))
                    connection = made[1]
                number += 1
                self.statuses[await connection.ask(self.requests[number % len(self.requests)])] += 1
            except (OSError, ValueError):
                self.failed += 1
            await asyncio.sleep(_SECONDS)


class _Connection(asyncio.Protocol):
    """Asks one thing at a time and wants no more of an answer than its status and its end."""

    def __init__(self) -> None:
        self.is_lost = False
        self._answer: asyncio.Future[int] | None = None
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the types
        self._transport = transport

    async def ask(self, request: bytes) -> int:
        """Send a request; return the status when the whole answer is there. Raises OSError for a lost connection."""
        self._answer, self._read = asyncio.get_running_loop().create_future(), b""
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, end, body = self._read.partition(b"\r\n\r\n")
        if not end or self._answer is None or self._answer.done():
            return
        lower = head.lower()
        _, has_length, rest = lower.partition(b"content-length:")
        is_whole = len(body) >= int(rest.split(b"\r\n")[0]) if has_length else body.endswith(b"0\r\n\r\n")
        if is_whole:
            if b"connection: close" in lower:
                self.is_lost = True
                self._transport.close()
            self._answer.set_result(int(head[9:12]))

    def connection_lost(self, problem: Exception | None) -> None:
        self.is_lost = True
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionResetError())


def _request(host: str, key: str, number: int) -> bytes:
    if number == 0:
        body = json.dumps({"answers": {}})
        more = f"Content-Type: application/json\r\nIdempotency-Key: {secrets.token_hex(16)}\r\n"
        return _message(host, "POST", _REPORTS, f"{more}Authorization: Bearer {key}\r\n", body)
    if number == 5:
        # Without the token that the page would have given: refused by the platform, as any stranger's post is.
        return _message(host, "POST", _FORM, "Content-Type: application/x-www-form-urlencoded\r\n", "a=b")
    return _message(host, "GET", _PAGES[number % len(_PAGES)], "", "")


def _message(host: str, method: str, path: str, headers: str, body: str) -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return (head + body).encode()


async def main(port: int, host: str, key: str) -> None:
    """Flood, then print how many were answered, of them refused, and how many failed."""
    flood = Flood(port, host, key)
    await flood.run()
    refused = flood.statuses[429] + flood.statuses[503]
    failed = flood.failed + sum(flood.statuses.pop(status, 0) for status in (500, 502, 504))
    print(sum(flood.statuses.values()), refused, failed, flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
