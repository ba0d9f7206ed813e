"""Pages, blocks and the shared library."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """App label `pages`."""

    name = "pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what keeps each process's knowledge of pages current, and say who may touch the library."""
        from pages.library import permissions
        from pages.serving import changes
        from pages.sharing import protection

        changes.connect()
        protection.connect()
        permissions.register()
