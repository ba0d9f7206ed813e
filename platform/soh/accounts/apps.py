"""People who sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """App label `accounts`."""

    name = "soh.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
