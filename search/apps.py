"""Search over published pages and forms."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """App label `search`."""

    name = "search"
    label = "search"

    def ready(self) -> None:
        """Keep the indexes up to date with the pages."""
        from search.indexing import changes

        changes.connect()
