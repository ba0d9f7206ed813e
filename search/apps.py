"""Search over published pages and forms."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """App label `search`."""

    name = "search"
    label = "search"
