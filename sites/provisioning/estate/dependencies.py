"""What a force's rows lead to that is not the force's: named, so that another installation can find its own.

National objects are known by what people know them by: a page by its place below the national home, an entry by its
key, a file by its digest. Published forms and pinned revisions cannot be found elsewhere, so they are carried along.
Somebody else's object has no name here: an estate that leads to one is not exported.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from wagtail.models import Collection, Page, Revision

from pages.library.entries import LibraryEntry
from sites.access.models import ForceGroup
from sites.provisioning.estate import tables
from sites.provisioning.national import national_home

Name = dict[str, Any]

CARRIED = ("reporting.FormVersion", "reporting.FormText", "reporting.Edition", "wagtailcore.Revision")
"""Tables of which national rows travel with the force that needs them."""


def name_of(label: str, key: Any) -> Name | None:
    """Return the name of a shared object; None when it is not shared, or is not there any more."""
    if isinstance(tables.model_of(label)._meta.pk, IntegerField) and not isinstance(key, int):
        return None  # no id at all
    namer = _NAMERS.get(label)
    if namer is not None:
        return namer(key)
    if issubclass(tables.model_of(label), LibraryEntry):
        return _entry(label, key)
    return None


def is_national(page: Page) -> bool:
    """Whether a page stands in the national tree, in any language."""
    home = national_home()
    trees = Page.objects.filter(translation_key=home.translation_key, depth=home.depth).values_list("path", flat=True)
    return page.path.startswith(tuple(trees))


def _page(key: Any) -> Name | None:
    page = Page.objects.select_related("locale").filter(pk=key).first()
    if page is None or (page.depth > 1 and not is_national(page)):
        return None
    below = page.url_path.strip("/").partition("/")[2] if page.depth > 1 else "/"
    return {
        "path": below,
        "language": page.locale.language_code,
        "key": str(page.translation_key),
        "title": page.title,
    }


def _entry(label: str, key: Any) -> Name | None:
    found = tables.model_of(label)._base_manager.filter(pk=key, force=None)
    row = found.values("key", "locale__language_code").first()
    return {"key": row["key"], "language": row["locale__language_code"]} if row else None


def _file(label: str) -> Callable[[Any], Name | None]:
    def namer(key: Any) -> Name | None:
        found = tables.model_of(label)._base_manager.select_related("collection").filter(pk=key).first()
        if found is None or not _is_shared(found.collection):  # type: ignore[attr-defined]
            return None
        return {"title": found.title, "hash": found.get_file_hash()}  # type: ignore[attr-defined]

    return namer


def _collection(key: Any) -> Name | None:
    found = Collection.objects.filter(pk=key).first()
    return {"name": found.name} if found is not None and _is_shared(found) else None


def _is_shared(collection: Collection) -> bool:
    """Whether no force puts files there."""
    branch = collection.get_ancestors(inclusive=True)
    owners = ForceGroup.objects.filter(
        force__isnull=False,
        group__collection_permissions__collection__in=branch.filter(depth__gt=1),
        group__collection_permissions__permission__codename__startswith="add_",
    )
    return not owners.exists()


def _revision(key: Any) -> Name | None:
    """A revision of a national page is carried; its object has a name of its own."""
    found = Revision.objects.filter(pk=key).first()
    page_type = ContentType.objects.get_for_model(Page)
    if found is None or found.base_content_type_id != page_type.pk:
        return None
    return {"carried": True} if _page(found.object_id) else None


def _form_version(key: Any) -> Name | None:
    """A version is carried when its form is the national team's, or nobody's any more."""
    row = tables.model_of("reporting.FormVersion")._base_manager.filter(pk=key).values("form_key").first()
    if row is None:
        return None
    page = Page.objects.filter(translation_key=row["form_key"]).first()
    return {"carried": True} if page is None or is_national(page) else None


def _of_version(label: str) -> Callable[[Any], Name | None]:
    def namer(key: Any) -> Name | None:
        row = tables.model_of(label)._base_manager.filter(pk=key).values("version_id").first()
        return _form_version(row["version_id"]) if row else None

    return namer


def _person(key: Any) -> Name | None:
    found = get_user_model()._default_manager.filter(pk=key).first()
    return {"person": True} if found else None


def _columns(label: str, *names: str) -> Callable[[Any], Name | None]:
    def namer(key: Any) -> Name | None:
        row = tables.model_of(label)._base_manager.filter(pk=key).values(*names).first()
        return {name: str(value) for name, value in row.items()} if row else None

    return namer


def _permission(key: Any) -> Name | None:
    found = Permission.objects.select_related("content_type").filter(pk=key).first()
    if found is None:
        return None
    return {"codename": found.codename, "app": found.content_type.app_label, "model": found.content_type.model}


def _national_group(key: Any) -> Name | None:
    found = ForceGroup.objects.filter(group=key, force=None).first()
    return {"role": found.role} if found else None


_NAMERS: dict[str, Callable[[Any], Name | None]] = {
    "wagtailcore.Page": _page,
    "wagtailcore.Revision": _revision,
    "wagtailcore.Collection": _collection,
    "wagtailcore.Locale": _columns("wagtailcore.Locale", "language_code"),
    "contenttypes.ContentType": _columns("contenttypes.ContentType", "app_label", "model"),
    "auth.Permission": _permission,
    "auth.Group": _national_group,
    "taggit.Tag": _columns("taggit.Tag", "name", "slug"),
    "wagtailimages.Image": _file("wagtailimages.Image"),
    "wagtaildocs.Document": _file("wagtaildocs.Document"),
    "reporting.FormVersion": _form_version,
    "reporting.FormText": _of_version("reporting.FormText"),
    "reporting.Edition": _of_version("reporting.Edition"),
    "accounts.User": _person,
}
