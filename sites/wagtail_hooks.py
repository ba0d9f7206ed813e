"""Wagtail looks for hooks here."""

from sites.access import admin_api, admin_hooks

__all__ = ["admin_api", "admin_hooks"]
