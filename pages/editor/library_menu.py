"""The buttons at the foot of an entry's editor.

Wagtail offers "Publish" by a right on the whole kind of entry, which nobody has here; who may publish is asked of the
library's policy, entry by entry.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import PublishMenuItem

from pages.library.entries import LibraryEntry


@hooks.register("construct_snippet_action_menu")
def offer_publishing(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Offer to publish an entry to those who may, beside saving a draft."""
    model = context["model"]
    if not issubclass(model, LibraryEntry) or context.get("locked_for_user"):
        return
    if any(isinstance(item, PublishMenuItem) for item in menu_items):
        return
    policy, entry = policy_registry.get_by_type(model), context.get("instance")
    may = (
        policy.user_has_permission_for_instance(request.user, "publish", entry)
        if entry is not None and entry.pk
        else policy.user_has_permission(request.user, "publish")
    )
    if may:
        menu_items.append(PublishMenuItem(order=10))
