"""`check --deploy`: each door holds the keys that it needs and no others."""

from typing import Any

from django.conf import settings
from django.core import checks


def door_holds_its_keys_only(app_configs: Any, **_: Any) -> list[checks.CheckMessage]:
    """The public process can seal reports and must not be able to open them; the others must be."""
    holds = bool(settings.FORCE_KEY_ENCRYPTION_KEY or settings.KEY_SERVICE_FOLDER)
    if settings.DOOR == "public" and holds:
        return [
            checks.Error(
                "The public process holds FORCE_KEY_ENCRYPTION_KEY or KEY_SERVICE_FOLDER: "
                "a break-in there would open every report.",
                hint="Give it to the staff process and the worker only.",
                id="accounts.E001",
            )
        ]
    if settings.DOOR != "public" and not holds:
        return [
            checks.Error(
                "Neither FORCE_KEY_ENCRYPTION_KEY nor KEY_SERVICE_FOLDER is set: officers cannot open reports.",
                hint="Set the first to 32 random bytes as URL-safe base64, or the second to a folder of keys.",
                id="accounts.E002",
            )
        ]
    return []


def register() -> None:
    """Let `check --deploy` ask."""
    checks.register(door_holds_its_keys_only, checks.Tags.security, deploy=True)
