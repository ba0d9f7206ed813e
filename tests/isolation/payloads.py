"""What is posted: the victim's ids, under every name that forms of the admin and the API use for one."""

from typing import Any

from tests.factories.small_form import NAMED
from tests.isolation.estate import Estate


def form_of(victim: Estate) -> dict[str, Any]:
    """Return fields as a browser posts them."""
    return {**_WORDS, "q": victim.bait, "query": victim.bait, "force": victim.force_id, "forces": victim.force_id} | {
        "reference": victim.asked["reference"][0],
        **_ids(victim),
    }


def forms_of(victim: Estate) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the form, and one that names no place to put pages: for naming a foreign one all else is refused."""
    form = form_of(victim)
    return form, {name: value for name, value in form.items() if name not in _PLACES}


def _ids(victim: Estate) -> dict[str, Any]:
    """Under each name one of the victim's rows."""
    found: dict[str, Any] = {}
    for table, names in _NAMES.items():
        found |= dict.fromkeys(names, victim.rows[table][0])
    return found


_PLACES = frozenset({"new_parent_page", "parent_page", "chooser"})
_NAMES = {
    "wagtailcore_page": ("id", "ids", "page", "page_id", "chosen_page", "source", "redirect_page"),
    "pages_homepage": ("new_parent_page", "parent_page", "parent", "destination"),
    "wagtailcore_collection": ("collection",),
    "wagtailcore_site": ("site",),
    "wagtailimages_image": ("image",),
    "wagtaildocs_document": ("document",),
    "accounts_user": ("user", "person", "users"),
    "auth_group": ("groups", "group"),
    "wagtailcore_workflow": ("workflow",),
    "wagtailcore_task": ("task",),
}
"""Names under which forms carry the id of a row of this table."""

_WORDS = {
    "title": "Taken over",
    "slug": "taken-over",
    "name": "Taken over",
    "summary": "Taken over",
    "next": "/admin/",
    "new_title": "Taken over",
    "new_slug": "taken-over",
    "position": "0",
    "locales": "2",
    "comment": "taken over",
    "text": "taken over",
    "status": "closed",
    "restriction_type": "none",
    "action-publish": "1",
    "action-submit": "1",
    "confirm": "1",
    "role": "publisher",
    "email": "taken.over@example.org",
    "username": "taken.over",
    "old_path": "/taken-over/",
    "redirect_link": "",
    "value": "taken over",
    "phase": "paused",
    "reason": "taken over",
    "key": "taken-over",
    "locale": "1",
    "include_subtree": "1",
    "data": "{}",
}


def body_of(victim: Estate) -> dict[str, Any]:
    """Return what a partner's system posts: a report, with every word by which it might name another force."""
    return {
        "answers": NAMED,
        "locale": "en",
        "force": victim.slug,
        "form_key": victim.asked["form"][-1],
        "reference": victim.asked["reference"][0],
    }


def visit_of(victim: Estate) -> dict[str, Any]:
    """Return what a browser posts at the public door: the receipt of a report, and words for it."""
    return {**_WORDS, "reference": victim.asked["reference"][0], "code": victim.asked["code"][0], "ways": "email"}
