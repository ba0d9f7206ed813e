"""The forms that ask for a code, behind the same lock as passwords. A code counts once."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError

from soh.accounts import one_use
from soh.accounts.lock_out import is_locked_out


class _LockedCode:
    """Refuses even a right code while the person is locked out."""

    def clean_code(self) -> str:
        """Return the code. Raises ValidationError for a wrong or used one, and for any while locked out."""
        if is_locked_out(context.request, self.user):  # type: ignore[attr-defined]
            raise ValidationError("Too many attempts. Wait before you try again.")
        code: str = super().clean_code()  # type: ignore[misc]
        found: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if found.type == Authenticator.Type.TOTP and not one_use.use(found, code):
            raise ValidationError("This code was used already. Wait for the next one.")
        return code


class CodeForm(_LockedCode, AuthenticateForm):
    """Asks for the code at sign-in."""


class CodeAgainForm(_LockedCode, ReauthenticateForm):
    """Asks for a code before something about the account's safety is changed."""
