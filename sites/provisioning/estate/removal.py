"""Removing a force's whole estate: asked for by one person, done by another, and only with an archive of what goes.

The application cannot do it: events and audit rows are append-only for its role. So the rows go through the database's
owner, which the policies bind too: it sees the one force that the transaction names, and no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import F, FileField, ForeignKey
from wagtail.models import Collection, Page

from reporting.evidence import storage
from search.indexing import changes
from sites.forces.hosts import EVERYWHERE, HOSTS
from sites.forces.models import Force
from sites.provisioning.estate import ownership, shredding, signature, tables, two_people
from sites.provisioning.estate.archive import opened
from sites.provisioning.estate.collecting import Estate, collect, moment
from sites.provisioning.estate.two_people import CannotRemove as CannotRemove
from soh.core import audit, versions
from soh.core.owner import as_owner

_REQUESTED, _REMOVED = "force.removal_requested", "force.removed"
_PEOPLE = "accounts.User"


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: rows by table, how many files, and how many pieces of what people sent."""

    rows: dict[str, int]
    files: int
    pieces: int


def request_removal(*, force: Force, actor: str, reason: str) -> None:
    """Ask for a force to be removed; another person does it within seven days. Raises CannotRemove."""
    two_people.ask(force=force, actor=actor, act=_REQUESTED, reason=reason)


def remove(
    *, force: Force, actor: str, confirmed_slug: str, archive: Path | None, passphrase: str = "", because: str = ""
) -> Removed:
    """Remove a force with all its rows and files, and leave one audit row that says so.

    `archive` must be one of this installation, made after the request, and of the state as it is. Without an archive,
    `because` says why none is wanted. Raises CannotRemove, CannotRead, NotSigned. Call outside transactions.
    """
    if confirmed_slug != force.slug:
        raise CannotRemove(f"Confirm with the force's id: {force.slug}")
    two_people.refuse_open(force)
    two_people.refuse_alone(force, actor, act=_REQUESTED)
    detail: dict[str, Any] = {"name": force.name}
    kept: dict[str, Any] | None = None
    if archive is not None:
        kept, detail["archive"] = _checked(force, archive, passphrase)
    elif because.strip():
        detail["without_archive_because"] = because.strip()
    else:
        raise CannotRemove("Give an archive of the force, or say why none is wanted.")
    with as_owner(), moment(force):
        removed, files = _take_away(force, kept)
        audit.record(
            force_id=force.pk,
            actor=actor,
            action=_REMOVED,
            subject=f"force:{force.slug}",
            rows=sum(removed.values()),
            files=len(files),
            **detail,
        )
        versions.bump(HOSTS, EVERYWHERE)
    for name in files:
        default_storage.delete(name)
    shredding.destroy_wrapping_keys(force.slug)
    return Removed(removed, len(files), storage.remove_all(force.pk))


def _checked(force: Force, file: Path, passphrase: str) -> tuple[dict[str, Any], str]:
    """Return the digests of the archive's tables and the digest of its manifest."""
    with opened(file=file, passphrase=passphrase) as archive:
        if archive.manifest["force"] != force.slug:
            raise CannotRemove(f"The archive is of {archive.manifest['force']}, not of {force.slug}.")
        if archive.signed_by != signature.own_fingerprint():
            raise CannotRemove("Another installation made this archive.")
        return archive.manifest["tables"], f"{archive.manifest['made_at']} {file.name}"


def _take_away(force: Force, kept: dict[str, Any] | None) -> tuple[dict[str, int], list[str]]:
    Force.objects.select_for_update().get(pk=force.pk)  # whoever adds a row of the force now waits, and then fails
    if kept is not None:
        _refuse_changed(collect(force), kept)
    owned = ownership.owned_by(force)
    files = sorted(set(_files_of(owned)))
    homes, collections = _tops(Page, owned["wagtailcore.Page"]), _tops(Collection, owned["wagtailcore.Collection"])
    changes.note(ids=owned["wagtailcore.Page"])
    stay = _let_go(owned)
    gone = {label: tables.delete(label, ids - stay if label == _PEOPLE else ids) for label, ids in owned.items()}
    for model, how_many in ((Page, homes), (Collection, collections)):
        model.objects.filter(depth=1).update(numchild=F("numchild") - how_many)
    return {label: rows for label, rows in gone.items() if rows}, files


def _refuse_changed(estate: Estate, kept: dict[str, Any]) -> None:
    now = estate.digests()
    other = sorted(label for label in {*now, *kept} if now.get(label) != kept.get(label))
    if other:
        raise CannotRemove(f"The force has changed since the archive was made ({', '.join(other)}). Export it again.")


def _files_of(owned: ownership.Ids) -> Iterator[str]:
    for label, ids in owned.items():
        for each in tables.columns(label):
            if ids and isinstance(each.field, FileField):
                rows = tables.model_of(label)._base_manager.filter(pk__in=ids)
                yield from rows.exclude(**{each.field.name: ""}).values_list(each.field.name, flat=True)


def _tops(model: Any, ids: set[Any]) -> int:
    return int(model.objects.filter(pk__in=ids, depth=2).count())


def _let_go(owned: ownership.Ids) -> set[Any]:
    """Empty what others' rows say of this force's; return people whom others' rows cannot do without, made nameless."""
    needed: set[Any] = set()
    protected = _protected()
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        for field in model._meta.local_concrete_fields:
            if not isinstance(field, ForeignKey) or not model._meta.managed:
                continue
            ids = owned.get(tables.root_label(field.remote_field.model._meta.label), set())
            if ids and label not in protected:
                needed |= _released(label, field, ids, owned.get(label, set()))
    people: Any = tables.model_of(_PEOPLE)
    for person in people.objects.filter(pk__in=needed):
        names = {"username": f"removed-{person.pk}", "email": "", "first_name": "", "last_name": ""}
        people.objects.filter(pk=person.pk).update(**names, is_active=False, password="!")  # noqa: S106 - no password
    return needed


def _released(label: str, field: ForeignKey[Any, Any], ids: set[Any], own: set[Any]) -> set[Any]:
    column, key = field.column, tables.key_column(label)
    where = f'"{column}"::text = ANY (%s) AND NOT "{key}"::text = ANY (%s)'
    values = [[str(value) for value in ids], [str(value) for value in own]]
    with connection.cursor() as cursor:
        if field.null:
            cursor.execute(f'UPDATE "{tables.table_of(label)}" SET "{column}" = NULL WHERE {where}', values)  # noqa: S608
            return set()
        cursor.execute(f'SELECT DISTINCT "{column}" FROM "{tables.table_of(label)}" WHERE {where}', values)  # noqa: S608
        found = {value for (value,) in cursor.fetchall()}
    if found and field.remote_field.model._meta.label != _PEOPLE:
        raise CannotRemove(
            f"{len(found)} rows are still used by others ({label}.{field.name}). Take them out of use first."
        )
    return found


def _protected() -> set[str]:
    """Tables under row-level security: their keys to a force's rows are bound to the force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        names = {name for (name,) in cursor.fetchall()}
    return {model._meta.label for model in apps.get_models() if model._meta.db_table in names}
