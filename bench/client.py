"""The one client that drives every server: a kept connection, a Host header, cookies.

It shares the machine with what it measures, so it does no more than an honest client must: it reads the status, the
length, cookies and where a redirect leads.
"""

import http.client
import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^=\r]+)=([^;\r]*)", re.IGNORECASE)
_CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
_WITHOUT_BODY = (204, 304)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    location: str
    body: bytes


@dataclass
class Client:
    """A visitor of one host on a kept connection. Errors of the connection reach the caller."""

    port: int
    host: str
    cookies: dict[str, str] = field(default_factory=dict)
    timeout: float = 20.0
    _connection: socket.socket | None = None

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self.request("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form, with the CSRF token that the cookie names."""
        token = next((value for name, value in self.cookies.items() if "csrf" in name), "")
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        return self.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """Send one request. Raises OSError or http.client.HTTPException when no whole answer came."""
        try:
            head, content = self._exchange(self._message(method, path, body, headers or {}))
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        for name, value in _COOKIE.findall(head):
            self.cookies[name.decode().strip()] = value.decode()
        if _CLOSES.search(head):
            self.close()
        found = _LOCATION.search(head)
        return Answer(int(head[9:12]), found[1].decode() if found else "", content)

    def close(self) -> None:
        """Drop the connection; the next request makes another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _message(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Accept-Encoding: identity"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join((*lines, "", "")).encode() + (body or b"")

    def _exchange(self, message: bytes) -> tuple[bytes, bytes]:
        if self._connection is None:
            self._connection = socket.create_connection(("127.0.0.1", self.port), self.timeout)
            self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection.sendall(message)
        received = self._received(b"")
        while (end := received.find(b"\r\n\r\n")) < 0:
            received = self._received(received)
        head, content = received[:end], received[end + 4 :]
        length = _LENGTH.search(head)
        if length is None and int(head[9:12]) not in _WITHOUT_BODY:
            return head, self._pieces(content)
        while length is not None and len(content) < int(length[1]):
            content = self._received(content)
        return head, content

    def _pieces(self, received: bytes) -> bytes:
        """The body of an answer that comes in chunks, as one without a length does."""
        body, start = b"", 0
        while True:
            while (line := received.find(b"\r\n", start)) < 0:
                received = self._received(received)
            size = int(received[start:line].partition(b";")[0] or b"0", 16)
            start = line + 2
            while len(received) < start + size + 2:
                received = self._received(received)
            body += received[start : start + size]
            start += size + 2
            if not size:
                return body

    def _received(self, before: bytes) -> bytes:
        more = self._connection.recv(65_536) if self._connection is not None else b""
        if not more:
            raise http.client.RemoteDisconnected("The connection ended before the answer did.")
        return before + more
