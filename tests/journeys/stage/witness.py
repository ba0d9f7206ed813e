"""A browser's window that is watched: requests to strangers, complaints of its console."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Route

ABROAD = re.compile(r"^(https?|wss?)://(?!([\w.-]+\.localhost|127\.0\.0\.1):\d+/)")
# Chromium reports every answer that is no success; refused forms and missing pages are part of the journeys.
OWN_REFUSAL = re.compile(r"^Failed to load resource: the server responded with a status of 4\d\d")


@dataclass
class Witness:
    """What a window did that nobody should see."""

    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Stand between the window and the internet, which the journeys never reach."""
        context.route(ABROAD, self._abroad)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _abroad(self, route: Route) -> None:
        self.strangers.append(route.request.url)
        route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        is_document = not re.search(r"/(static|media)/", message.location.get("url", ""))
        if message.type == "error" and not (is_document and OWN_REFUSAL.match(message.text)):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")
