"""How a force's duty contact is told, besides the inbox: by e-mail, or another way that registers here.

A message names the reference and nothing else of the report.
"""

from typing import Protocol

from django.core.mail import send_mail

from sites.forces.models import Force


class SecondChannel(Protocol):
    """A way to reach somebody who does not look at the inbox."""

    def send(self, *, force: Force, address: str, subject: str, text: str) -> None:
        """Send a message. Raises when it certainly was not sent."""


class Email:
    """An e-mail from the platform's address."""

    def send(self, *, force: Force, address: str, subject: str, text: str) -> None:
        """Send it. Raises what the mail backend raises."""
        send_mail(subject=subject, message=text, from_email=None, recipient_list=[address])


_channels: list[SecondChannel] = [Email()]


def register(channel: SecondChannel) -> None:
    """Let alerts go another way, for as long as the process runs."""
    _channels[:] = [channel]


def channel() -> SecondChannel:
    """Return the way by which alerts go."""
    return _channels[0]
