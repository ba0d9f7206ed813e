"""What the Wagtail admin shows of people: a menu item and a panel for administrators, and the names of logged acts."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from sites.access.memberships import forces_with, runs_platform
from sites.access.people import emergency
from sites.access.people.members import REVIEW_DAYS, overdue
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy

_ADMINISTRATOR = (Role.FORCE_ADMIN,)


class PeopleMenuItem(MenuItem):
    """Seen by those who look after people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person administers a force, or has platform powers."""
        return runs_platform(request.user) or bool(forces_with(request.user, _ADMINISTRATOR))


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    """Stand below the content."""
    return PeopleMenuItem("People", reverse("people:index"), name="people", icon_name="group", order=9600)


class AccessPanel(Component):
    """Tells administrators of reviews that are due and of emergency access in use."""

    order = 20
    template_name = "force_sites/people/home_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Look at each force that the person administers."""
        mine = forces_with(parent_context["request"].user, _ADMINISTRATOR)
        rows = []
        for force in Force.objects.filter(pk__in=mine).order_by("name"):
            with tenancy.transaction(force):
                rows.append((force, len(overdue(force)), len(emergency.running(force))))
        return {"rows": rows, "review_days": REVIEW_DAYS}


@hooks.register("construct_homepage_panels", order=100)
def access_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show it to administrators."""
    if forces_with(request.user, _ADMINISTRATOR):
        panels.insert(0, AccessPanel())


@hooks.register("before_delete_user")
def keep_account(request: HttpRequest, person: Any) -> HttpResponse:
    """Delete no account: audit trails and reviews name it for good."""
    messages.error(request, "Accounts are kept, because audit trails name them. Make the account inactive instead.")
    return redirect("wagtailusers_users:edit", person.pk)


@hooks.register("before_bulk_action")
def keep_accounts(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Delete none in bulk either."""
    if action_type != "delete" or action.model is not get_user_model():
        return None
    messages.error(request, "Accounts are kept, because audit trails name them. Make the accounts inactive instead.")
    return redirect("wagtailusers_users:index")


@hooks.register("register_log_actions")
def national_people(actions: Any) -> None:
    """Name what is done about the national team's people, which belongs to no force's audit log."""
    for action, label, done in (
        ("invited", "Invite a person", "Person invited"),
        ("invitation_sent_again", "Send an invitation again", "Invitation sent again"),
        ("invitation_withdrawn", "Withdraw an invitation", "Invitation withdrawn"),
        ("invitation_accepted", "Accept an invitation", "Invitation accepted"),
    ):
        actions.register_action(f"soh.{action}", label, done)
