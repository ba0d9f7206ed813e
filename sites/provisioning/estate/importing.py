"""Putting an estate into another installation: new ids everywhere, files under free names, all of it or nothing."""

import hashlib
import uuid
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import FileField, Model
from wagtail.models import Page, ReferenceIndex, Site

from reporting.evidence import moving, storage
from search.indexing import changes, others
from sites.forces import keys
from sites.forces.hosts import HOSTS
from sites.forces.models import Force
from sites.provisioning.estate import finding, references, tables
from sites.provisioning.estate.archive import Archive
from sites.provisioning.estate.collecting import PIECES
from sites.provisioning.estate.newcomers import Newcomers
from sites.provisioning.estate.places import new_places
from sites.provisioning.estate.tables import Row
from soh.core import audit, tenancy, versions

_FORCE, _SITE, _VERSION = "force_sites.Force", "wagtailcore.Site", "reporting.FormVersion"
_NATURAL = {"reporting.Edition"}
"""Tables whose primary key is no number, and means the same everywhere."""
_HELD = {"reporting.HeldEdition", "reporting.DeclinedUpdate"}
"""What a force holds of a national form stands under the form's translation key, which is another one here."""


class CannotImport(Exception):
    """The estate does not fit here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in. `to_invite` are people who must set a new password; `not_found` is what old words led to."""

    force: Force
    rows: int
    files: int
    pieces: int
    to_invite: list[str]
    not_found: list[str]


def import_estate(*, archive: Archive, actor: str, hostname: str = "", port: int | None = None) -> Imported:
    """Put the estate into this installation as a force of its own.

    Raises CannotImport when the force or its address is here already, or when national pages, entries or forms that it
    cannot be without are missing; the message names them. Nothing half-made remains.
    """
    written: list[str] = []
    try:
        with moving.copies() as pieces, transaction.atomic():
            return _Import(archive, hostname, port, written, pieces).run(actor)
    except BaseException:
        for name in written:
            default_storage.delete(name)
        raise


class _Import:
    """One import, from the plan of new ids to the last row."""

    def __init__(
        self, archive: Archive, hostname: str, port: int | None, written: list[str], pieces: list[str]
    ) -> None:
        self._archive, self._estate = archive, archive.estate
        self._hostname, self._port, self._written, self._pieces = hostname, port, written, pieces
        self._new: dict[tuple[str, Any], Any] = {}
        self._not_found: list[str] = []
        self._missing: list[str] = []

    def run(self, actor: str) -> Imported:
        """Write everything. Constraints are checked at the end, so the order of tables does not matter."""
        facts = self._estate.rows[_FORCE][0]
        self._refuse_taken(facts)
        self._plan()
        people = Newcomers(self._estate.people, facts["slug"]).make()
        self._new.update({("accounts.User", old): new for old, new in people.ids.items()})
        carried = {label: self._carried(label) for label in references_order(self._estate.carried)}
        force_id = self._new[_FORCE, facts["id"]]
        with tenancy.transaction(force_id):
            ready = {label: [self._row(label, row) for row in rows] for label, rows in self._estate.rows.items()}
            self._refuse_missing()
            for label, rows in (*carried.items(), *ready.items()):
                tables.write(label, rows)
            audit.record(
                force_id=force_id,
                actor=actor,
                action="force.imported",
                subject=f"force:{facts['slug']}",
                signed_by=self._archive.signed_by,
                made_at=self._archive.manifest["made_at"],
            )
            force = Force.objects.select_related("site__root_page").get(pk=force_id)
            versions.bump(HOSTS, "all")
        self._index()
        changes.note(ids=[new for (label, _), new in self._new.items() if label == "wagtailcore.Page" and new])
        how_many = sum(len(rows) for rows in ready.values())
        return Imported(
            force, how_many, len(self._written), len(self._pieces), people.to_invite, sorted(set(self._not_found))
        )

    def _refuse_taken(self, facts: Row) -> None:
        if Force.objects.filter(slug=facts["slug"]).exists():
            raise CannotImport(
                f"{facts['name']} is here already. Remove it first, or import into a fresh installation."
            )
        site = self._estate.rows[_SITE][0]
        site["hostname"], site["port"] = self._hostname or site["hostname"], self._port or site["port"]
        site["is_default_site"] = False
        if Site.objects.filter(hostname=site["hostname"], port=site["port"]).exists():
            raise CannotImport(f"{site['hostname']}:{site['port']} answers for another site. Give another --hostname.")
        for page in self._estate.rows["wagtailcore.Page"]:
            if page["depth"] == 2 and Page.objects.filter(depth=2, slug=page["slug"]).exists():
                raise CannotImport(f"There is a home page “{page['slug']}” already. Rename it first.")

    def _plan(self) -> None:
        """Give every row its new primary key; what national rows are here already keep theirs."""
        for label, rows in self._estate.rows.items():
            key = tables.key_column(label)
            if label in _NATURAL:
                self._new.update({(label, row[key]): row[key] for row in rows})
            elif key not in tables.foreign_keys(label):  # else it shares the ids of what it belongs to
                fresh = tables.new_keys(label, len(rows))
                self._new.update({(label, row[key]): new for row, new in zip(rows, fresh, strict=True)})
        self._places = new_places(self._estate.rows)

    def _carried(self, label: str) -> list[Row]:
        """Return the national rows that are not here yet, with new ids."""
        key, fresh = tables.key_column(label), []
        for row in self._estate.carried[label]:
            here = _same_here(label, row, self._change)
            if here is not None:
                self._new[label, row[key]] = here
            else:
                self._new[label, row[key]] = row[key] if label in _NATURAL else tables.new_keys(label, 1)[0]
                fresh.append(row)
        made = [self._row(label, row) for row in fresh]
        if label == _VERSION:
            self._refuse_newer(made)
        return made

    def _row(self, label: str, row: Row) -> Row:
        changed = references.walk(label, row, self._change)
        key = tables.key_column(label)
        own = row[key]
        changed[key] = self._new[tables.foreign_keys(label).get(key, label), own]
        for column, value in changed.items():
            field = next(each for each in tables.columns(label) if each.column == column)
            if value is None and row[column] is not None and not field.null:
                self._missing.append(self._in_words(label, column, row[column]))
            if isinstance(field.field, FileField) and value and value in self._estate.files:
                changed[column] = self._file(value)
        if label in _HELD:
            changed["form_key"] = self._form_keys().get(row["form_key"], row["form_key"])
        if label == "force_sites.ForceKey":
            changed["wrapped_private_key"] = self._key(row)
        if label == PIECES:
            changed["name"] = self._piece(changed["force_id"], row["name"])
        if label == "reporting.Evidence":
            changed["partner_key"] = self._change("api.PartnerKey", row["partner_key"])  # a number, no foreign key
        return {**changed, **self._places.get((label, own), {})}

    def _change(self, label: str, old: Any) -> Any:
        """The new id of what a reference names: of the estate, found here, or None."""
        if old is None:
            return None
        if (label, old) not in self._new:
            name = self._estate.names.get(label, {}).get(str(old))
            found = finding.find(label, name) if name else None
            if name and found is None:
                self._not_found.append(finding.in_words(label, name))
            self._new[label, old] = found
        return self._new[label, old]

    @cache  # noqa: B019 - lives as long as the import
    def _form_keys(self) -> dict[str, str]:
        """The translation keys of national pages here by those that they had there."""
        label = "wagtailcore.Page"
        here = {name["key"]: self._change(label, int(old)) for old, name in self._estate.names.get(label, {}).items()}
        keys = dict(Page.objects.filter(pk__in=filter(None, here.values())).values_list("pk", "translation_key"))
        return {old: str(keys[pk]) for old, pk in here.items() if pk}

    def _key(self, row: Row) -> str:
        """The private key under this installation's key encryption key, as PostgreSQL writes bytes in JSON."""
        public = bytes.fromhex(row["public_key"].removeprefix("\\x"))
        if not self._archive.has_private_key(public):
            return "\\x"  # destroyed where it came from
        wrapped = keys.wrap(owner=self._estate.slug, public_key=public, private_key=self._archive.private_key(public))
        return "\\x" + wrapped.hex()

    def _file(self, name: str) -> str:
        with self._archive.content.open(f"files/{name}") as source:
            kept = default_storage.save(name, File(source))
        self._written.append(kept)
        known = hashlib.sha256()
        with default_storage.open(kept, "rb") as again:
            while piece := again.read(1024 * 1024):
                known.update(piece)
        if known.hexdigest() != self._archive.manifest["files"][name]["sha256"]:
            raise CannotImport(f"The file {name} was not written as it is in the archive. Is the disk full?")
        return kept

    def _piece(self, force_id: int, name: str) -> str:
        """Put a sealed piece where those of the force lie here. One that was lost there stays a gap, which is told."""
        if name not in self._estate.pieces:
            return f"{force_id}/lost"
        sealed = self._archive.content.read(f"pieces/{name}")
        kept = storage.put(force_id=force_id, sealed=sealed)
        self._pieces.append(kept)
        if storage.get(kept) != sealed:
            raise CannotImport("A file that was sent was not written as it is in the archive. Is the disk full?")
        return kept

    def _refuse_missing(self) -> None:
        if self._missing:
            words = "; ".join(sorted(set(self._missing)))
            raise CannotImport(f"These are missing here. Make them in the national library first: {words}.")

    def _refuse_newer(self, rows: list[Row]) -> None:
        """A version of a national form never comes in by the back door, as the newest of a form that is live here."""
        for row in rows:
            model: Any = tables.model_of(_VERSION)
            here = model.objects.filter(form_key=uuid.UUID(row["form_key"]))
            if here.exists():
                raise CannotImport(
                    f"Version {row['number']} of the national form {row['form_key']} is unknown here, and the form is "
                    "in use. Bring the national library to that version first."
                )

    def _in_words(self, label: str, column: str, old: Any) -> str:
        target = tables.foreign_keys(label).get(column, "")
        name = self._estate.names.get(target, {}).get(str(old))
        return finding.in_words(target, name) if name else f"{column} of {label}"

    def _index(self) -> None:
        """Make anew what is derived: usage and search."""
        for label, rows in self._estate.rows.items():
            model: Any = tables.model_of(label)
            if not (ReferenceIndex.model_is_indexable(model) or others.is_indexed(model)):
                continue
            ids = [self._new.get((tables.root_label(label), row[tables.key_column(label)])) for row in rows]
            for each in model._base_manager.filter(pk__in=ids):
                _index_one(each)


def references_order(carried: dict[str, list[Row]]) -> list[str]:
    """Return the labels of carried tables, what others lead to first."""
    wanted = ["reporting.FormVersion", "reporting.FormText", "reporting.Edition", "wagtailcore.Revision"]
    return [label for label in wanted if label in carried]


def _same_here(label: str, row: Row, change: references.Change) -> Any:
    """Return the id of the same national row here: same form and logic, same words, same page at the same moment."""
    model: Any = tables.model_of(label)
    if label == _VERSION:
        same = model.objects.filter(form_key=uuid.UUID(row["form_key"]), digest=row["digest"])
    elif label == "reporting.FormText":
        version = change(_VERSION, row["version_id"])
        same = model.objects.filter(version=version, locale=row["locale"], texts=row["texts"])
    elif label == "reporting.Edition":
        same = model.objects.filter(digest=row["digest"])
    else:
        page = change("wagtailcore.Page", int(row["object_id"]))
        same = model.objects.filter(object_id=str(page), created_at=row["created_at"]) if page else model.objects.none()
    return same.order_by("pk").values_list("pk", flat=True).first()


def _index_one(each: Model) -> None:
    ReferenceIndex.create_or_update_for_object(each)
    if others.is_indexed(type(each)):
        others.write(each)
