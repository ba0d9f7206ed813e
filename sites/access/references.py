"""What a page or a library entry names - in blocks, in rich text, in its fields - is its own force's, or national.

Choosers offer nothing else; this refuses what was posted past them. It is asked wherever something is about to be
saved, so that forms, bulk actions, copies, approvals, translations and the API share one rule.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from sites.access.ownership import foreign_among, has_owner
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from sites.forces.models import Force

Named = dict[type[Model], dict[str, list[str]]]
_CODE = "foreign_reference"
_MESSAGE = "“%(place)s” names something that this site does not have. Choose one of its own, or a national one."


def names_foreign(error: Exception) -> bool:
    """Whether a save was refused because of what it names; Django rewraps the error, so it goes by its code."""
    if not isinstance(error, ValidationError):
        return False
    lists = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
    return any(each.code == _CODE for errors in lists for each in errors)


def refuse_foreign(instance: Any, site: HostedSite | None) -> None:
    """Raise a ValidationError, whose messages say where, when the object names something of another force than its
    site's. Objects of no site are the platform's own and are not looked at.
    """
    places = _foreign_places(instance, _named(instance), site) if site else []
    if places:
        raise ValidationError([ValidationError(_MESSAGE % {"place": place}, code=_CODE) for place in places])


def refuse_foreign_on_page(page: Any, path: str) -> None:
    """As `refuse_foreign`, for a page that stands, or will stand, at or below this tree path."""
    named = _named(page) if path else {}
    site = hosts.site_of_path(path) if named else None
    places = _foreign_places(page, named, site) if site else []
    if places:
        raise ValidationError([ValidationError(_MESSAGE % {"place": place}, code=_CODE) for place in places])


def _named(instance: Any) -> Named:
    """What the object names: for each kind, the keys and where in the object each stands."""
    found: Named = {}
    for kind, key, model_path, _ in ReferenceIndex._extract_references_from_object(instance):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None and has_owner(model):
            found.setdefault(model, {}).setdefault(key, []).append(model_path)
    alias_of = getattr(instance, "alias_of_id", None)  # which the index leaves out
    if alias_of is not None:
        found.setdefault(Page, {}).setdefault(str(alias_of), []).append("alias_of")
    return found


def _foreign_places(instance: Any, named: Named, site: HostedSite) -> list[str]:
    """Where the object names something of another force, in words an editor knows from the form."""
    places = [path for model, keys in named.items() for key in foreign_among(model, keys, site) for path in keys[key]]
    return list(dict.fromkeys(_in_words(instance, path) for path in places))


def _in_words(instance: Any, model_path: str) -> str:
    """From `body.cards.cards.item.page` to "Body > Cards > Page"."""
    name, *parts = model_path.split(".")
    field = next((each for each in instance._meta.get_fields() if each.name == name), None)
    words = [str(getattr(field, "verbose_name", name))]
    block = field.stream_block if isinstance(field, StreamField) else None
    for part in parts:
        if block is not None and part == "item" and hasattr(block, "child_block"):
            block = block.child_block
            continue
        children = getattr(block, "child_blocks", {})
        block = children.get(part)
        if block is not None:
            words.append(str(block.label))
    return " › ".join(word[:1].upper() + word[1:] for word in dict.fromkeys(words) if word)


def guard_entries() -> None:
    """Let entries of libraries, which carry a force, be saved only without references to another force."""
    pre_save.connect(_refuse_on_entry, dispatch_uid="references-of-entries")


def _refuse_on_entry(*, sender: type[Any], instance: Any, raw: bool = False, **_: Any) -> None:
    if not raw and hasattr(sender, "snippet_viewset") and hasattr(instance, "force_id"):
        refuse_foreign_on_entry(instance)


def refuse_foreign_on_entry(entry: Any) -> None:
    """As `refuse_foreign`, for an entry of a library, which says itself whose it is."""
    if _named(entry).keys() - {Force}:
        owners = {site.force.id if site.force else None: site for site in hosts.table().values()}
        refuse_foreign(entry, owners.get(entry.force_id))
