"""Forces, their sites and who may touch what for whom."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """App label `force_sites`: the label `sites` belongs to django.contrib.sites."""

    name = "sites"
    label = "force_sites"
    verbose_name = "Forces"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what keeps each process's table of hosts current; fit the admin's parts to this house."""
        from django.conf import settings

        from sites.access import fitting, group_guard, inline_scripts
        from sites.forces import changes
        from sites.governance import registration as governance
        from sites.provisioning import registration as provisioning

        changes.connect()
        provisioning.register()
        governance.register()
        group_guard.connect()
        inline_scripts.replace()
        if settings.DOOR != "public":
            from sites.access.sign_in import registration as sign_in

            sign_in.register()
            fitting.fit()
