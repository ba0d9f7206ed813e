"""Reporting: the form, the report, and what happens to it."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """App label `reporting`. The doors register themselves, so that no lower room names them."""

    name = "reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the doors and guards register."""
        from reporting import sealed_columns
        from reporting.authoring import registration as authoring
        from reporting.inbox import registration as inbox
        from reporting.web import registration as web

        authoring.register()
        web.register()
        inbox.register()
        sealed_columns.register()
