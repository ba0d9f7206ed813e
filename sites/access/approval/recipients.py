"""E-mails about pages and library entries go to people who work on them now, and to nobody who once did.

Wagtail writes to whoever subscribed, commented or submitted, whether or not they still belong to the force.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.admin import mail
from wagtail.admin.views.pages import edit
from wagtail.models import Page

from sites.access.memberships import edits_national, forces_with
from sites.access.roles import CONTENT_ROLES


def works_on(person: Any, content: Any) -> bool:
    """Whether the person may edit the page, or entries of the entry's owner."""
    if not person.is_active:
        return False
    if isinstance(content, Page):
        return bool(content.permissions_for_user(person).can_edit())
    force_id = getattr(content, "force_id", None)
    return edits_national(person) if force_id is None else force_id in forces_with(person, CONTENT_ROLES)


def narrow() -> None:
    """Put the question between Wagtail's notifications and the mail server."""
    if getattr(edit.send_notification, "asks_who_works_here", False):
        return
    _narrow_comments()
    _narrow_workflow()


def _narrow_comments() -> None:
    send = edit.send_notification

    def send_to_colleagues(recipients: Iterable[Any], notification: str, context: dict[str, Any]) -> Any:
        people = [person for person in recipients if works_on(person, context["page"])]
        return send(people, notification, context)

    send_to_colleagues.asks_who_works_here = True  # type: ignore[attr-defined]
    edit.send_notification = send_to_colleagues


def _narrow_workflow() -> None:
    valid = mail.EmailNotificationMixin.get_valid_recipients

    def valid_colleagues(self: Any, instance: Any, **kwargs: Any) -> set[Any]:
        state = getattr(instance, "workflow_state", instance)
        content = state.content_object
        content = getattr(content, "specific", content)
        return {person for person in valid(self, instance, **kwargs) if works_on(person, content)}

    mail.EmailNotificationMixin.get_valid_recipients = valid_colleagues
