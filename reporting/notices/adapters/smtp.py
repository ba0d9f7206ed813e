"""Notices by the mail server: email only, and nobody learns whether it arrived."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from reporting.notices.ports import Message, OutcomeUnknown, Refused, TryLater


class Smtp:
    """Django's mail backend with a neutral sender."""

    channels = frozenset({"email"})
    remembers = False

    def send(self, message: Message, *, is_repeated: bool) -> str:
        """Send an email. One whose first try broke off is not sent again: it may have arrived."""
        if is_repeated:
            raise OutcomeUnknown
        mail = EmailMessage(message.subject, message.text, settings.NOTICE_FROM_EMAIL, [message.address])
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise (TryLater() if any(400 <= code < 500 for code in codes) else Refused("refused")) from None
        except (smtplib.SMTPServerDisconnected, TimeoutError):
            raise OutcomeUnknown from None
        except (smtplib.SMTPException, OSError):
            raise TryLater from None
        return ""

    def outcome(self, provider_id: str) -> str:
        """Nobody tells."""
        return ""
