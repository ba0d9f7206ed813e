""" "Select all" on a list takes what a person may change on it, where Wagtail would begin with all that there is."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.documents.views.bulk_actions.document_bulk_action import DocumentBulkAction
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from sites.access.memberships import runs_platform
from sites.access.trees import own_trees, within

_CHANGING = ("change", "delete")


def narrow() -> None:
    """Put these in the place of Wagtail's."""
    for action, own in (
        (PageBulkAction, _own_pages),
        (SnippetBulkAction, _own_instances),
        (ImageBulkAction, _own_instances),
        (DocumentBulkAction, _own_instances),
    ):
        action.get_all_objects_in_listing_query = _narrowed(action.get_all_objects_in_listing_query, own)


def _narrowed(stock: Any, own: Any) -> Any:
    def get_all_objects_in_listing_query(self: Any, parent_id: Any) -> Any:
        found = stock(self, parent_id)
        if runs_platform(self.request.user):
            return found
        allowed = set(own(self.model, self.request.user).values_list("pk", flat=True))
        return [pk for pk in _keys(found) if pk in allowed]

    return get_all_objects_in_listing_query


def _keys(found: Any) -> list[Any]:
    """Searching gives objects, listing gives keys."""
    return [getattr(each, "pk", each) for each in found]


def _own_pages(_: Any, user: Any) -> Any:
    return Page.objects.filter(within(own_trees(user)))


def _own_instances(model: Any, user: Any) -> Any:
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _CHANGING)
