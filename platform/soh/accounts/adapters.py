"""How allauth behaves on this platform: no sign-up, our own lock, second-factor secrets sealed at rest."""

import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from soh.core import sealing

_PLACE = sealing.Place("mfa_authenticator", "", "secret")


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting to axes: allauth's own limit goes by user name alone, so anybody could lock a person out."""

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Tell no one which accounts are inactive."""
        return redirect("account_login")

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell a person at the address of the account that its second factor was changed."""
        super().send_notification_mail(template_prefix, user, context, email or user.email or None)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps and recovery codes are sealed under a key derived from SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        sealed = sealing.seal(key=_key(settings.SECRET_KEY), plaintext=text.encode(), place=_PLACE)
        return sealing.to_text(sealed)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret sealed under SECRET_KEY or one of SECRET_KEY_FALLBACKS. Raises sealing.CannotOpen."""
        ciphertext = sealing.from_text(encrypted_text)
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            try:
                return sealing.unseal(key=_key(secret), ciphertext=ciphertext, place=_PLACE).decode()
            except sealing.CannotOpen:
                continue
        raise sealing.CannotOpen("no SECRET_KEY or fallback opens this second factor")


def _key(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"second-factor").digest()
