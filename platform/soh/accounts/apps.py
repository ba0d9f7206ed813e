"""People who sign in."""

from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    """App label `accounts`."""

    name = "soh.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Count wrong codes, and let `check` look at the keys of this door."""
        from soh.accounts import checks

        checks.register()
        if apps.is_installed("allauth.mfa"):  # not at the public door
            from allauth.mfa.signals import authentication_failed

            from soh.accounts import lock_out

            authentication_failed.connect(lock_out.count_failed_code, dispatch_uid="count-failed-code")
