"""Wagtail looks for hooks here."""

from reporting.inbox import admin_hooks as inbox

__all__ = ["inbox"]
