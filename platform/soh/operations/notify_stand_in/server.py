"""The HTTP face of the stand-in: the addresses, the tokens and the errors of the real service's API, version 2."""

import json
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

from soh.operations.notify_stand_in.book import Book, Notification, Refused
from soh.operations.notify_stand_in.receipts import Receipts

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"  # noqa: S105 - the stand-in's own, which sends nothing
API_KEY = f"standin-{SERVICE}-{SECRET}"
_PREFIX = "/v2/notifications"
_LONGEST = 100_000


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: "StandIn"

    def do_POST(self) -> None:
        """Take a notification."""
        self._answer(self._taken)

    def do_GET(self) -> None:
        """Tell of one, of all, or show the page for people."""
        if urlsplit(self.path).path == "/":
            self._send(200, _page(self.server.book.find()), "text/html; charset=utf-8")
        else:
            self._answer(self._told)

    def log_message(self, format: str, *args: Any) -> None:
        """Addresses hold no personal data, but nobody needs them."""

    def _taken(self) -> tuple[int, dict[str, Any]]:
        kind = urlsplit(self.path).path.removeprefix(f"{_PREFIX}/").strip("/")
        length = min(int(self.headers.get("Content-Length") or 0), _LONGEST)
        body = json.loads(self.rfile.read(length) or b"{}")
        self._check_token()
        if kind not in ("email", "sms", "letter"):
            raise Refused(404, "NotFound", "Not found")
        sent = self.server.book.send(kind, body)
        if self.server.receipts is not None:
            self.server.receipts.tell(sent)
        words = {"subject": sent.personalisation["subject"], "body": sent.personalisation["message"]}
        uri = f"http://{self.headers.get('Host')}{_PREFIX}/{sent.id}"
        return 201, {"id": sent.id, "reference": sent.reference, "uri": uri, "content": words}

    def _told(self) -> tuple[int, dict[str, Any]]:
        self._check_token()
        address = urlsplit(self.path)
        tail = address.path.removeprefix(_PREFIX).strip("/")
        if not address.path.startswith(_PREFIX):
            raise Refused(404, "NotFound", "Not found")
        if tail:
            found = self.server.book.find(number=tail)
            if not found:
                raise Refused(404, "NoResultFound", "No result found")
            return 200, found[0].as_json()
        reference = parse_qs(address.query).get("reference", [None])[0]
        return 200, {"notifications": [each.as_json() for each in self.server.book.find(reference=reference)]}

    def _check_token(self) -> None:
        scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
        try:
            claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        except jwt.InvalidTokenError:
            raise Refused(403, "AuthError", "Invalid token: API key not found") from None
        if scheme != "Bearer" or claims.get("iss") != SERVICE:
            raise Refused(403, "AuthError", "Invalid token: service not found")

    def _answer(self, act: Any) -> None:
        try:
            status, body = act()
        except Refused as refused:
            errors = [{"error": refused.error, "message": refused.message}]
            status, body = refused.status, {"status_code": refused.status, "errors": errors}
        except ValueError:
            errors = [{"error": "BadRequestError", "message": "Invalid JSON"}]
            status, body = 400, {"status_code": 400, "errors": errors}
        self._send(status, json.dumps(body), "application/json")

    def _send(self, status: int, text: str, kind: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class StandIn(ThreadingHTTPServer):
    """The service on one port of this machine; port 0 takes a free one. `receipts` tells what becomes of messages."""

    daemon_threads = True

    def __init__(self, port: int = 0, receipts: Receipts | None = None) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.book = Book()
        self.receipts = receipts

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_address[1]}"


def _page(sent: list[Notification]) -> str:
    rows = "".join(
        f"<tr><td>{escape(each.created_at[:19])}</td><td>{each.type}</td><td>{escape(each.to)}</td>"
        f"<td>{escape(each.status)}</td><td><strong>{escape(each.personalisation['subject'])}</strong>"
        f"<br>{escape(each.personalisation['message']).replace(chr(10), '<br>')}</td></tr>"
        for each in sent
    )
    head = "<!doctype html><html lang=en><meta charset=utf-8><title>Notices</title><h1>What would have been sent</h1>"
    return f"{head}<table border=1><tr><th>When<th>How<th>To<th>Status<th>Words</tr>{rows}</table></html>"
