"""A force's existing website, as far as a beta beside it is concerned: a few pages that carry what the admin offers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from soh.operations.demo.ports import ADDRESS


@dataclass
class ExistingSite:
    """Where it is, and what stands on each of its pages."""

    root: str
    snippet: str = field(default="")

    def url(self, path: str = "/") -> str:
        """An address of it."""
        return f"{self.root}{path}"


@contextmanager
def existing_site() -> Iterator[ExistingSite]:
    """Serve it on a port of its own until the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            title = f"Existing site: {self.path.split('?')[0]}"
            html = (
                f'<!doctype html><html lang="en"><head><title>{title}</title><link rel="icon" href="data:,"></head>'
                f"<body><h1>{title}</h1>{site.snippet}</body></html>"
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(html)))
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((ADDRESS, 0), Handler)
    site = ExistingSite(f"http://existing.localhost:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
