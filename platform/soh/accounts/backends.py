"""What a person of the platform may do without an elevation: open the admin, where an elevation is begun."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

ACCESS = "wagtailadmin.access_admin"


class PlatformStaffBackend(BaseBackend):
    """Lets platform staff into the admin, where they see nothing of any force. Signs nobody in."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether it is the right to open the admin, and the person runs the platform."""
        return bool(perm == ACCESS and user_obj.is_active and getattr(user_obj, "is_platform_staff", False))
