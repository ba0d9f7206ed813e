"""Which force has which version of which form: a table for the national team, in few queries for forty-three forces."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model

from reporting.authoring.form_page import FormPage
from reporting.authoring.sharing.models import Progress, RollOutForce
from reporting.authoring.sharing.updates import FormState, Newest, name_of, newest_of, states
from sites.forces import hosts
from sites.forces.models import Force, Phase
from soh.core.spreadsheets import harmless


@dataclass(frozen=True, slots=True)
class Cell:
    """One form in one force; `state` is None where the force does not offer it."""

    force: Force
    state: FormState | None
    by: str
    is_offered: bool

    @property
    def phase(self) -> str:
        """How far the force's site has come."""
        return str(Phase(self.force.phase).label)

    @property
    def standing(self) -> str:
        """The state in words."""
        if self.state is None:
            return "Draft offered" if self.is_offered else "Not adopted"
        if not self.state.has_update:
            return "Up to date"
        if self.state.is_declined:
            return "Update left aside"
        return "Update offered" if self.is_offered else "Update available"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One national form with its newest version and how every force stands."""

    form_key: uuid.UUID
    title: str
    newest: Newest
    cells: tuple[Cell, ...]

    @property
    def newest_name(self) -> str:
        """What people call the newest version."""
        return name_of(self.newest.version, self.newest.text)

    @property
    def up_to_date(self) -> int:
        """How many forces have the newest version."""
        return sum(1 for cell in self.cells if cell.state and not cell.state.has_update)

    @property
    def behind(self) -> int:
        """How many forces have an older one."""
        return sum(1 for cell in self.cells if cell.state and cell.state.has_update)

    @property
    def without(self) -> int:
        """How many forces do not offer the form."""
        return sum(1 for cell in self.cells if cell.state is None)


def table(*, form_key: uuid.UUID | None = None) -> list[FormRow]:
    """Every live national form (or one of them) by title, with every force by name."""
    pages = _national_pages()
    if form_key is not None:
        pages = {key: title for key, title in pages.items() if key == form_key}
    newest = newest_of(pages)
    found = {(state.force_id, state.form_key): state for state in states()}
    offered = set(RollOutForce.objects.filter(progress=Progress.OFFERED).values_list("force_id", "roll_out__form_key"))
    forces = list(Force.objects.select_related("site").order_by("name"))
    people = _names({state.held.actor for state in found.values()})
    return [
        FormRow(
            key,
            title,
            newest[key],
            tuple(
                Cell(
                    force,
                    state := found.get((force.pk, key)),
                    people.get(state.held.actor, "") if state else "",
                    (force.pk, key) in offered,
                )
                for force in forces
            ),
        )
        for key, title in sorted(pages.items(), key=lambda item: item[1])
        if key in newest
    ]


def as_csv(rows: list[FormRow]) -> str:
    """The table as CSV, one line for each form and force. Words that a spreadsheet would run are made harmless."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["form", "force", "phase", "state", "version", "newest version", "since", "by", "how", "own part"])
    for row in rows:
        for cell in row.cells:
            writer.writerow([harmless(words) for words in _line(row, cell)])
    return written.getvalue()


def _line(row: FormRow, cell: Cell) -> Iterator[str]:
    held = cell.state.held if cell.state else None
    yield from (row.title, cell.force.name, cell.phase, cell.standing)
    yield cell.state.held_name if cell.state else ""
    yield row.newest_name
    yield held.at.date().isoformat() if held else ""
    yield cell.by
    yield held.get_how_display() if held else ""
    yield "yes" if cell.state and cell.state.has_own_part else ""


def _national_pages() -> dict[uuid.UUID, str]:
    homes = [home.path for site in hosts.table().values() if site.force is None for home in site.homes.values()]
    pages = FormPage.objects.filter(live=True, locale__language_code="en").values_list(
        "path", "translation_key", "title"
    )
    return {key: title for path, key, title in pages if path[:8] in homes}


def _names(actors: set[str]) -> dict[str, str]:
    numbers = {int(actor.removeprefix("user:")) for actor in actors if actor.removeprefix("user:").isdecimal()}
    people = get_user_model().objects.filter(pk__in=numbers)
    return {f"user:{person.pk}": person.get_full_name() or person.get_username() for person in people}


def names_of(*actors: str) -> dict[str, str]:
    """The names of people by actor."""
    return _names(set(actors))
