"""The platform's own user model, in place before the first migration."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff of a force, of the national team or of the platform. The public has no accounts."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username
