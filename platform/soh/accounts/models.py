"""The platform's own user model, in place before the first migration, and the powers that its engineers take for a
while.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.crypto import salted_hmac

from soh.core import clock

_SALT = "soh.accounts.session"


class PeopleManager(UserManager["User"]):
    """Makes accounts."""

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Return a new person of the platform, who has powers only while elevated (soh.accounts.elevation)."""
        powers = not settings.PLATFORM_ELEVATION_REQUIRED
        fields = {**fields, "is_platform_staff": True, "is_superuser": powers, "is_staff": True}
        return self.create_user(username, email, password, **fields)


class User(AbstractUser):
    """A member of staff of a force, of the national team or of the platform. The public has no accounts.

    `is_superuser` is false in the database; a person of the platform has it for requests under an elevation.
    """

    is_platform_staff = models.BooleanField(
        "runs the platform",
        default=False,
        db_default=False,
        help_text="May take platform powers for a while, with a second factor.",
    )
    session_generation = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    """Part of what every session is checked against: raising it ends them all."""

    is_elevated = False
    """Whether this object has its powers from an elevation, for one request."""

    objects = PeopleManager()  # type: ignore[misc]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but never the powers that this object has for one request."""
        if not self.is_elevated:
            super().save(*args, **kwargs)
            return
        self.is_superuser = False
        try:
            super().save(*args, **kwargs)
        finally:
            self.is_superuser = True

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        value = f"{self.password}:{self.session_generation}"
        return salted_hmac(_SALT, value, secret=secret, algorithm="sha256").hexdigest()


class Elevation(models.Model):
    """A while in which a person of the platform has platform powers, and why. Kept for good."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="elevations")
    reason = models.CharField(max_length=300)
    begins_at = models.DateTimeField(default=clock.now, editable=False)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="elevation_newest")]

    def __str__(self) -> str:
        return f"{self.person}: until {self.ends_at:%Y-%m-%d %H:%M}"

    @property
    def is_running(self) -> bool:
        """Whether the powers hold at this moment."""
        return self.ended_at is None and self.ends_at > clock.now()
