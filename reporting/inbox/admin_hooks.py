"""What the Wagtail admin shows of the inbox: a menu item and a panel on the start page, to report readers only."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from reporting.inbox.access import may_read_reports
from reporting.inbox.delivery_pages import may_connect
from reporting.inbox.setup_pages import may_arrange

_ICON = "clipboard-list"


class InboxMenuItem(MenuItem):
    """Seen by those who may read reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person reads reports of any force."""
        return may_read_reports(request.user)


class InboxPanel(Component):
    """Leads officers, who often have no pages to look after, to their work."""

    order = 10
    template_name = "reporting/inbox/home_panel.html"


@hooks.register("register_admin_menu_item")
def inbox_menu_item() -> MenuItem:
    """Stand first in the menu."""
    return InboxMenuItem("Reports inbox", reverse("inbox:work"), name="inbox", icon_name=_ICON, order=50)


class SetupMenuItem(MenuItem):
    """Seen by those who arrange how reports are dealt with."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person arranges triage anywhere."""
        return may_arrange(request.user)


@hooks.register("register_settings_menu_item")
def setup_menu_item() -> MenuItem:
    """Stand among the settings."""
    return SetupMenuItem("Triage", reverse("inbox:setup_index"), name="triage", icon_name=_ICON, order=200)


class RecordSystemsMenuItem(MenuItem):
    """Seen by those who look after a force's record systems."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person administers a force."""
        return may_connect(request.user)


@hooks.register("register_settings_menu_item")
def record_systems_menu_item() -> MenuItem:
    """Stand among the settings."""
    url = reverse("inbox:record_systems_index")
    return RecordSystemsMenuItem("Record systems", url, name="record-systems", icon_name="mail", order=210)


@hooks.register("construct_homepage_panels", order=100)
def inbox_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Stand first on the start page."""
    if may_read_reports(request.user):
        panels.insert(0, InboxPanel())
