"""Composition of the headless API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """App label `api`."""

    name = "soh.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let drf-spectacular find how keys are described."""
        from soh.api import description  # noqa: F401 - importing registers the extension
