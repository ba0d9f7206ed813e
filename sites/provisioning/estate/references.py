"""Every reference that a row holds, wherever it stands: columns, streams, rich text, revisions, names of actors.

One walk serves both directions: `change(label, id)` is asked for each reference and its answer takes its place. To
collect, it notes the reference and returns it; to put back, it returns the new id, or None where there is nothing.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

from sites.provisioning.estate import tables
from sites.provisioning.estate.classes import OWNED
from sites.provisioning.estate.tables import Row

Change = Callable[[str, Any], Any]

PLAIN: dict[tuple[str, str], str] = {
    ("reporting.Report", "edition"): "reporting.Edition",
    ("reporting.Report", "texts"): "reporting.FormText",
    ("reporting.Draft", "edition"): "reporting.Edition",
    ("reporting.Draft", "texts"): "reporting.FormText",
    ("reporting.IdempotentReply", "partner_key"): "api.PartnerKey",
    ("core.AuditEvent", "force_id"): "force_sites.Force",
}
"""Columns that hold ids and are no foreign keys."""

_NAMED = {"user": "accounts.User", "key": "api.PartnerKey"}
_ACTOR = re.compile(r"(user|key):(\d+)")
_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
_KIND = re.compile(r'\b(?:linktype|embedtype)="(page|document|image)"')
_ID = re.compile(r'\bid="(\d+)"')
_RICH = {"page": "wagtailcore.Page", "document": "wagtaildocs.Document", "image": "wagtailimages.Image"}
_REVISION = "wagtailcore.Revision"
_KIND_OF = "contenttypes.ContentType"


def walk(label: str, row: Row, change: Change) -> Row:
    """Return the row of a table with every reference changed, but for its own primary key."""
    own = tables.key_column(label)
    changed = dict(row)
    if label == _REVISION:
        changed["content"] = _revision(row, change)
    keys = tables.foreign_keys(label)
    _generic(label, row, changed, change)
    for each in tables.columns(label):
        name, field, value = each.column, each.field, row.get(each.column)
        if value is None or (label == _REVISION and name == "content") or name == "object_id":
            continue
        if name in keys and name != own:
            changed[name] = change(keys[name], value)
        elif target := PLAIN.get((label, name)):
            changed[name] = _each(target, value, change)
        elif isinstance(field, StreamField):
            changed[name] = stream(field.stream_block, value, change)
        elif isinstance(field, RichTextField):
            changed[name] = rich_text(value, change)
        elif isinstance(value, str) and (actor := _ACTOR.fullmatch(value)):
            changed[name] = _actor(actor, change)
    return changed


def stream(block: StreamBlock, value: Any, change: Change) -> Any:
    """Return the stored data of a stream with every reference changed."""
    if isinstance(value, str):
        return json.dumps(stream(block, json.loads(value or "[]"), change))
    return [_child(block, each, change) for each in value or []]


def rich_text(source: str, change: Change) -> str:
    """Return stored rich text with every reference changed; one that leads nowhere keeps its words."""

    def tag(found: re.Match[str]) -> str:
        kind = _KIND.search(found[0])
        if kind is None:
            return found[0]

        def number(old: re.Match[str]) -> str:
            return f'id="{change(_RICH[kind[1]], int(old[1])) or 0}"'

        return _ID.sub(number, found[0])

    return _TAG.sub(tag, source)


def serialised(model: type[Model], content: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return an object as modelcluster serialises it, with its key and every reference changed."""
    changed = dict(content)
    label = model._meta.label
    if content.get("pk") is not None:
        changed["pk"] = change(tables.root_label(label), content["pk"])
    for field in model._meta.concrete_fields:
        value = content.get(field.name)
        if value is None or field.name not in content:
            continue
        if isinstance(field, ForeignKey):
            changed[field.name] = change(tables.root_label(field.remote_field.model._meta.label), value)
        elif isinstance(field, StreamField):
            changed[field.name] = stream(field.stream_block, value, change)
        elif isinstance(field, RichTextField):
            changed[field.name] = rich_text(value, change)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if isinstance(content.get(name), list):
            changed[name] = [serialised(relation.related_model, each, change) for each in content[name]]
    return changed


def _revision(row: Row, change: Change) -> Any:
    kind = ContentType.objects.get_for_id(change(_KIND_OF, row["content_type_id"]))
    model = kind.model_class()
    return serialised(model, row["content"], change) if model else row["content"]


def generic(label: str, row: Row, change: Change = lambda label, key: key) -> tuple[str, Any] | None:
    """Return the table and id of a row's generic reference; None when it has none."""
    rule = OWNED.get(label)
    if rule is None or rule.how != "about":
        return None
    type_name, id_name = rule.columns
    old, kind_id = row[id_name], row[f"{type_name}_id"]
    if old is None or kind_id is None:
        return None
    model = ContentType.objects.get_for_id(change(_KIND_OF, kind_id)).model_class()
    if model is None:
        return None
    return tables.root_label(model._meta.label), int(old) if str(old).isdigit() else old


def _generic(label: str, row: Row, changed: Row, change: Change) -> None:
    found = generic(label, row, change)
    if found is not None:
        name = OWNED[label].columns[1]
        new = change(*found)
        changed[name] = str(new) if isinstance(row[name], str) and new is not None else new


def _each(target: str, value: Any, change: Change) -> Any:
    if isinstance(value, list):
        return [new for new in (change(target, each) for each in value) if new is not None]
    return change(target, value)


def _actor(actor: re.Match[str], change: Change) -> str:
    new = change(_NAMED[actor[1]], int(actor[2]))
    return f"{actor[1]}:{new}" if new is not None else "system"


def _child(block: StreamBlock, each: dict[str, Any], change: Change) -> dict[str, Any]:
    child = block.child_blocks.get(each["type"])
    return each if child is None else {**each, "value": _value(child, each["value"], change)}


def _value(block: Any, value: Any, change: Change) -> Any:
    if value is None:
        return None
    if isinstance(block, StreamBlock):
        return stream(block, value, change)
    if isinstance(block, StructBlock):
        children = block.child_blocks
        return {
            name: _value(children[name], each, change) if name in children else each for name, each in value.items()
        }
    if isinstance(block, ListBlock):
        return [
            {**each, "value": _value(block.child_block, each["value"], change)}
            if isinstance(each, dict) and each.get("type") == "item"
            else _value(block.child_block, each, change)
            for each in value
        ]
    if isinstance(block, ChooserBlock):
        return change(tables.root_label(block.model_class._meta.label), value)
    if isinstance(block, RichTextBlock):
        return rich_text(value, change)
    return value
