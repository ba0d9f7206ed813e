"""The one client that drives every server: a kept connection, a Host header, cookies."""

import http.client
from dataclasses import dataclass, field
from urllib.parse import urlencode


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
    _connection: http.client.HTTPConnection | None = None

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
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        sent = {"Host": self.host, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value
        return Answer(response.status, response.getheader("Location", ""), content)

    def close(self) -> None:
        """Drop the connection; the next request makes another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
