"""Wagtail looks for hooks here."""

from sites.access import admin_api, admin_hooks, page_lists

__all__ = ["admin_api", "admin_hooks", "page_lists"]
