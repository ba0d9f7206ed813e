"""Wagtail looks for hooks here."""

from sites.access import admin_api, admin_hooks, page_lists
from sites.access.people import admin_hooks as people_hooks
from sites.access.trail import admin_hooks as trail_hooks
from sites.governance.screens import admin_hooks as governance_hooks
from sites.provisioning.opening import admin_hooks as opening_hooks

__all__ = ["admin_api", "admin_hooks", "governance_hooks", "opening_hooks", "page_lists", "people_hooks", "trail_hooks"]
