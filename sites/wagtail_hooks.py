"""Wagtail looks for hooks here."""

from sites.access import admin_api, admin_hooks, page_lists
from sites.provisioning.opening import admin_hooks as opening_hooks

__all__ = ["admin_api", "admin_hooks", "opening_hooks", "page_lists"]
