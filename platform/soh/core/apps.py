"""The leaves: tenancy, clock, references, sealing, audit."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """App label `core`."""

    name = "soh.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
