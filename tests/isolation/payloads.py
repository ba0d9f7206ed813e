"""What is posted: the victim's ids, under every name that forms of the admin and the API use for one."""

from typing import Any

from tests.factories.small_form import NAMED
from tests.isolation.estate import Estate


def form_of(victim: Estate) -> dict[str, Any]:
    """Return fields as a browser posts them."""
    rows = {table: keys[0] for table, keys in victim.rows.items() if keys}
    page, home = rows["wagtailcore_page"], rows["pages_homepage"]
    return {
        "title": "Taken over",
        "slug": "taken-over",
        "name": "Taken over",
        "summary": "Taken over",
        "next": "/admin/",
        "q": victim.bait,
        "query": victim.bait,
        "id": page,
        "ids": page,
        "page": page,
        "page_id": page,
        "chosen_page": page,
        "source": page,
        "new_title": "Taken over",
        "new_slug": "taken-over",
        "new_parent_page": home,
        "parent_page": home,
        "parent": home,
        "destination": home,
        "position": "0",
        "collection": rows["wagtailcore_collection"],
        "site": rows["wagtailcore_site"],
        "force": victim.force_id,
        "forces": victim.force_id,
        "image": rows["wagtailimages_image"],
        "document": rows["wagtaildocs_document"],
        "user": rows["accounts_user"],
        "person": rows["accounts_user"],
        "users": rows["accounts_user"],
        "groups": rows["auth_group"],
        "group": rows["auth_group"],
        "workflow": rows["wagtailcore_workflow"],
        "task": rows["wagtailcore_task"],
        "locales": "2",
        "comment": "taken over",
        "text": "taken over",
        "status": "closed",
        "reference": victim.asked["reference"][0],
        "restriction_type": "none",
        "action-publish": "1",
        "action-submit": "1",
        "confirm": "1",
        "role": "publisher",
        "email": "taken.over@example.org",
        "username": "taken.over",
        "old_path": "/taken-over/",
        "redirect_page": page,
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
