"""Whose an object is, and which objects of others something of a site may name: national ones, and nobody else's."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, Locale, Page, Revision, Site

from sites.access.trees import national_trees
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from sites.forces.models import Force


def foreign_among(model: type[Model], keys: Iterable[Any], site: HostedSite) -> set[str]:
    """Return those of the keys, as text, whose object belongs to another force than the site's.

    What is national is allowed everywhere; on the national site nothing else is. At most two queries.
    """
    wanted = {str(key) for key in keys}
    if issubclass(model, Page):
        return _foreign_pages(wanted, site)
    if model in (get_image_model(), get_document_model()):
        rows = model._default_manager.filter(pk__in=wanted).values_list("pk", "collection__path")
        return _in_foreign_collections(rows, site)
    if issubclass(model, Collection):
        return _in_foreign_collections(model._default_manager.filter(pk__in=wanted).values_list("pk", "path"), site)
    if model is Force:
        return {key for key in wanted if key != str(site.force.id if site.force else None)}
    if model is Site:
        known = {str(each.site_id): each.force for each in hosts.table().values()}
        return {key for key in wanted if key != str(site.site_id) and known.get(key) is not None}
    return _foreign_rows(model, wanted, site)


def has_owner(model: type[Model]) -> bool:
    """Whether objects of this kind belong to forces: tables that say nothing of it belong to nobody."""
    if issubclass(model, get_user_model()) or model in (ContentType, Locale, Revision):
        return False
    return (
        issubclass(model, Page)
        or model in (get_image_model(), get_document_model(), Collection, Force, Site)
        or _force_field(model) is not None
    )


def _foreign_pages(wanted: set[str], site: HostedSite) -> set[str]:
    allowed = tuple(home.path for home in site.homes.values()) + national_trees()
    paths = Page.objects.filter(pk__in=wanted).values_list("pk", "path")
    return {str(pk) for pk, path in paths if not path.startswith(allowed)}


def _in_foreign_collections(rows: Iterable[tuple[Any, str]], site: HostedSite) -> set[str]:
    placed = list(rows)
    if not placed:
        return set()
    rights = GroupCollectionPermission.objects.filter(group__force_group__isnull=False)
    owned = set(rights.values_list("collection__path", "group__force_group__force_id"))
    mine = {None, site.force.id} if site.force else {None}
    foreign = set()
    for pk, path in placed:
        owners = {force for above, force in owned if path.startswith(above)}
        if owners and not owners & mine:
            foreign.add(str(pk))
    return foreign


def _foreign_rows(model: type[Model], wanted: set[str], site: HostedSite) -> set[str]:
    field = _force_field(model)
    if field is None:
        return set()
    rows = model._default_manager.filter(pk__in=wanted).values_list("pk", field.attname)
    mine = {None, site.force.id} if site.force else {None}
    return {str(pk) for pk, force_id in rows if force_id not in mine}


def _force_field(model: type[Model]) -> Any:
    return next((field for field in model._meta.fields if field.related_model is Force), None)
