"""Notices through GOV.UK Notify. Its templates hold nothing of ours but two places: ((subject)) and ((message))."""

import logging
from typing import Any, cast

from django.conf import settings
from notifications_python_client.errors import HTTPError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

from reporting.notices.ports import Message, Refused, TryLater

# The client logs what the service says of a request, which may name an address.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)

_FAILED = frozenset(
    {
        "permanent-failure",
        "temporary-failure",
        "technical-failure",
        "validation-failed",
        "virus-scan-failed",
        "cancelled",
    }
)
_ARRIVED = frozenset({"delivered", "received"})
_TIMEOUT = 15


class GovUkNotify:
    """The service of the Government Digital Service."""

    remembers = True

    def __init__(self) -> None:
        client = cast("Any", NotificationsAPIClient)  # the library has no types
        self._client = client(settings.NOTIFY_API_KEY, settings.NOTIFY_BASE_URL, timeout=_TIMEOUT)
        self._templates = {
            "email": settings.NOTIFY_EMAIL_TEMPLATE,
            "text": settings.NOTIFY_TEXT_TEMPLATE,
            "letter": settings.NOTIFY_LETTER_TEMPLATE,
        }
        self.channels = frozenset(channel for channel, template in self._templates.items() if template)

    def send(self, message: Message, *, is_repeated: bool) -> str:
        """Send by the channel's template; before a repetition, ask whether the first try was taken."""
        try:
            if is_repeated and (taken := self._taken(message.reference)):
                return taken
            return str(self._send(message)["id"])
        except HTTPError as error:
            # 403: the key is wrong, which an operator mends. 429: over a limit of the service.
            if error.status_code == 400:
                raise Refused("refused") from None
            raise TryLater from None
        except (InvalidResponse, KeyError, OSError):
            raise TryLater from None

    def outcome(self, provider_id: str) -> str:
        """Ask for the status of one notification."""
        try:
            status = str(self._client.get_notification_by_id(provider_id)["status"])
        except (HTTPError, InvalidResponse, KeyError, OSError):
            raise TryLater from None
        return "delivered" if status in _ARRIVED else "failed" if status in _FAILED else ""

    def _taken(self, reference: str) -> str:
        found = self._client.get_all_notifications(reference=reference)["notifications"]
        return str(found[0]["id"]) if found else ""

    def _send(self, message: Message) -> dict[str, str]:
        words = {"subject": message.subject, "message": message.text}
        template = self._templates[message.channel]
        sent: dict[str, str]
        if message.channel == "email":
            sent = self._client.send_email_notification(message.address, template, words, message.reference)
        elif message.channel == "text":
            sent = self._client.send_sms_notification(message.address, template, words, message.reference)
        else:
            lines = message.address.split("\n")[:7]
            address = {f"address_line_{number}": line for number, line in enumerate(lines, 1)}
            sent = self._client.send_letter_notification(template, {**words, **address}, message.reference)
        return sent
