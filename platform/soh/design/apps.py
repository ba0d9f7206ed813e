"""The design system as a Django app."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Components, layouts and the compiled theme."""

    name = "soh.design"
    label = "design"
    verbose_name = "Design system"
