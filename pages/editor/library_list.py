"""The list of a library: whose each entry is, and whether it needs a look."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from pages.library.permissions import visible_entries
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES


def listed(model: type[Any], user: Any) -> Any:
    """Return the entries that a person may see, with what the badge needs, in one query."""
    same = model._default_manager.filter(key=OuterRef("key"), locale_id=OuterRef("locale_id"))
    national = same.filter(force=None, live=True)
    mine = same.filter(force__in=memberships.forces_with(user, CONTENT_ROLES), live=True)
    return (
        visible_entries(model, user)
        .select_related("force", "locale")
        .annotate(
            has_national=Exists(national),
            national_revision_id=Subquery(national.values("live_revision_id")[:1]),
            has_mine=Exists(mine),
        )
        .order_by("key", "force_id", "locale_id")
    )


def badge_of(entry: Any) -> tuple[str, bool]:
    """Return what an entry of `listed` is to the person, and whether it waits for a decision."""
    if entry.replaced_by_id:
        return "Replaced", False
    if entry.force_id is None:
        return ("National, overridden by you" if entry.has_mine else "National"), False
    if not entry.live:
        return "Yours, not shown", False
    if not entry.has_national:
        return "Your own", False
    if entry.national_revision_id and entry.national_revision_id != entry.compared_with_id:
        return "Override: national text changed since", True
    return "Override", False


class BadgeColumn(Column):
    """The badge, which leads to the entry's page about it."""

    cell_template_name = "pages/library/badge.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add words, urgency and address."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        words, is_waiting = badge_of(instance)
        address = reverse(instance.snippet_viewset.get_url_name("standing"), args=[instance.pk])
        return context | {"words": words, "is_waiting": is_waiting, "address": address}


class WithdrawColumn(Column):
    """One click that withdraws an alert everywhere."""

    cell_template_name = "pages/library/withdraw_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Offer it for what is shown and theirs to withdraw."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        policy = instance.snippet_viewset.permission_policy
        may = instance.live and policy.user_has_permission_for_instance(
            parent_context["request"].user, "unpublish", instance
        )
        address = reverse(instance.snippet_viewset.get_url_name("withdraw"), args=[instance.pk]) if may else ""
        return context | {"address": address, "request": parent_context["request"]}


class EntryIndexView(IndexView):
    """The list, with a way from each entry to what may be done with it."""

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Add the entry's page about overriding, comparing and withdrawing."""
        address = reverse(instance.snippet_viewset.get_url_name("standing"), args=[instance.pk])
        label = (
            "Override for my force" if instance.force_id is None and not instance.has_mine else "Compare and withdraw"
        )
        return [*super().get_list_more_buttons(instance), Button(label, address, icon_name="history", priority=25)]
