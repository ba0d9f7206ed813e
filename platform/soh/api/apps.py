"""Composition of the headless API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """App label `api`."""

    name = "soh.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
