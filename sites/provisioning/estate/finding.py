"""Finding here what an archive names: this installation's own national pages, entries, files and words."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag
from wagtail.models import Collection, Page

from sites.access.models import ForceGroup
from sites.provisioning.estate import tables
from sites.provisioning.estate.dependencies import Name
from sites.provisioning.national import national_home
from sites.provisioning.trees import locale, root


def find(label: str, name: Name) -> Any:
    """Return the primary key of what has this name here; None when there is none."""
    finder = _FINDERS.get(label)
    if finder is not None:
        return finder(name)
    found = tables.model_of(label)._base_manager.filter(force=None, key=name["key"])
    return found.filter(locale__language_code=name["language"]).values_list("pk", flat=True).first()


def in_words(label: str, name: Name) -> str:
    """Return what is missing, for the national team."""
    kind = tables.model_of(label)._meta.verbose_name
    return f"{kind} “{name.get('title') or name.get('key') or name.get('name') or name}”" + (
        f" at /{name['path']}/ ({name['language']})" if "path" in name else ""
    )


def _page(name: Name) -> Any:
    """By translation key, which a restored library kept; else by its place, which a newly made one has alike."""
    if name["path"] == "/":
        return root().pk
    language = locale(name["language"])
    known = Page.objects.filter(translation_key=uuid.UUID(name["key"]), locale=language).first()
    if known is not None:
        return known.pk
    home = national_home()
    tree = home if home.locale_id == language.pk else home.get_translation_or_none(language)
    if tree is None:
        return None
    path = f"{tree.url_path}{name['path']}/" if name["path"] else tree.url_path
    return Page.objects.filter(url_path=path, locale=language).values_list("pk", flat=True).first()


def _file(label: str) -> Callable[[Name], Any]:
    def finder(name: Name) -> Any:
        found = tables.model_of(label)._base_manager.filter(file_hash=name["hash"]).order_by("pk")
        if known := found.values_list("pk", flat=True).first():
            return known
        unknown = tables.model_of(label)._base_manager.filter(title=name["title"], file_hash="")
        return next((each.pk for each in unknown if each.get_file_hash() == name["hash"]), None)  # type: ignore[attr-defined]

    return finder


def _collection(name: Name) -> Any:
    top = Collection.get_first_root_node()
    if name["name"] == top.name:
        return top.pk
    return Collection.objects.filter(name=name["name"]).values_list("pk", flat=True).first()


def _tag(name: Name) -> Any:
    return Tag.objects.get_or_create(name=name["name"], defaults={"slug": name["slug"]})[0].pk


def _content_type(name: Name) -> Any:
    kind = ContentType.objects.filter(app_label=name["app_label"], model=name["model"])
    return kind.values_list("pk", flat=True).first()


def _permission(name: Name) -> Any:
    found = Permission.objects.filter(
        codename=name["codename"], content_type__app_label=name["app"], content_type__model=name["model"]
    )
    return found.values_list("pk", flat=True).first()


def _group(name: Name) -> Any:
    return ForceGroup.objects.filter(force=None, role=name["role"]).values_list("group_id", flat=True).first()


_FINDERS: dict[str, Callable[[Name], Any]] = {
    "wagtailcore.Page": _page,
    "wagtailcore.Collection": _collection,
    "wagtailcore.Locale": lambda name: locale(name["language_code"]).pk,
    "contenttypes.ContentType": _content_type,
    "auth.Permission": _permission,
    "auth.Group": _group,
    "taggit.Tag": _tag,
    "wagtailimages.Image": _file("wagtailimages.Image"),
    "wagtaildocs.Document": _file("wagtaildocs.Document"),
}
