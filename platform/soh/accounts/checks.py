"""`check --deploy`: each door holds the keys that it needs and no others."""

from typing import Any

from django.conf import settings
from django.core import checks


def door_holds_its_keys_only(app_configs: Any, **_: Any) -> list[checks.CheckMessage]:
    """The public process can seal reports and must not be able to open them; the others must be."""
    holds = bool(settings.FORCE_KEY_ENCRYPTION_KEY)
    if settings.DOOR == "public" and holds:
        return [
            checks.Error(
                "The public process holds FORCE_KEY_ENCRYPTION_KEY: a break-in there would open every report.",
                hint="Give it to the staff process and the worker only.",
                id="accounts.E001",
            )
        ]
    if settings.DOOR != "public" and not holds:
        return [
            checks.Error(
                "FORCE_KEY_ENCRYPTION_KEY is not set: officers cannot open reports.",
                hint="Set it to 32 random bytes as URL-safe base64.",
                id="accounts.E002",
            )
        ]
    return []


def register() -> None:
    """Let `check --deploy` ask."""
    checks.register(door_holds_its_keys_only, checks.Tags.security, deploy=True)
