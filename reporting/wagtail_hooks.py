"""Wagtail looks for hooks here."""

from reporting.authoring.sharing import admin_hooks as sharing
from reporting.inbox import admin_hooks as inbox

__all__ = ["inbox", "sharing"]
