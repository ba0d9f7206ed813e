"""Running the platform: database, health, metrics, commands."""

from django.apps import AppConfig, apps
from django.core import checks
from django.db.models.signals import pre_migrate


class OperationsConfig(AppConfig):
    """App label `operations`."""

    name = "soh.operations"
    label = "operations"

    def ready(self) -> None:
        """Grant the application its rights before tables are made; check that it has no more."""
        from soh.operations.checks import check_application_role, check_roles_differ
        from soh.operations.database_grants import grant_to_application

        # Django sends the signal only for apps with models; once is enough.
        pre_migrate.connect(grant_to_application, sender=apps.get_app_config("core"))
        checks.register(check_application_role, checks.Tags.database)
        checks.register(check_roles_differ, checks.Tags.security, deploy=True)
