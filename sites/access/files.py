"""Whose images and documents are whose: the collections of a force are its own, national ones may be chosen by all.

A collection belongs to the forces, or the national team, whose groups hold rights on it. Rights to add, change and
delete are Wagtail's own, by collection.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from sites.access.memberships import works_on_content

_MEMO = "_national_collections"


class ForceFilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rule, and everybody who works on content may choose what is national."""

    def _check_perm(self, user: Any, actions: Iterable[str], collection: Collection | None = None) -> bool:
        if super()._check_perm(user, actions, collection):
            return True
        if "choose" not in actions or not works_on_content(user):
            return False
        return collection is None or collection.path.startswith(_national_paths(user))

    def _collections_with_perm(self, user: Any, actions: Iterable[str]) -> QuerySet[Collection]:
        own = super()._collections_with_perm(user, actions)
        if "choose" not in actions or not works_on_content(user):
            return own
        return own | Collection.objects.filter(_below(_national_paths(user)))


def register() -> None:
    """Register the policy for images and documents, before and above Wagtail's own."""
    for model in (get_image_model(), get_document_model()):
        if not isinstance(policy_registry.get_by_type(model, fallback=False), ForceFilePolicy):
            policy = ForceFilePolicy(model, auth_model=model, owner_field_name="uploaded_by_user")
            register_permission_policy(model, policy, exact_class=True)


def owners_of(collection: Collection) -> frozenset[int | None]:
    """Return the ids of the forces to which a collection belongs, None for the national team; empty: nobody's, which
    are the platform's and shown everywhere.
    """
    branch = collection.get_ancestors(inclusive=True)
    rights = GroupCollectionPermission.objects.filter(collection__in=branch, group__force_group__isnull=False)
    return frozenset(rights.values_list("group__force_group__force_id", flat=True))


def _national_paths(user: Any) -> tuple[str, ...]:
    """The tree paths of the national collections; asked once per user object."""
    found: tuple[str, ...] | None = getattr(user, _MEMO, None)
    if found is None:
        rights = GroupCollectionPermission.objects.filter(
            group__force_group__isnull=False, group__force_group__force=None
        )
        found = tuple(set(rights.values_list("collection__path", flat=True)))
        setattr(user, _MEMO, found)
    return found


def _below(paths: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path)
    return found
