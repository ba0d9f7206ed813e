"""Who has which version: every national page beside every force, in a few queries however many forces there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from pages.library.adoption import AdoptionMixin
from pages.serving.facts import national_site
from pages.serving.visibility import pages_of
from pages.sharing.rolling_out import force_sites
from pages.sharing.standings import Standing, State, standings

MISSING, FOLLOWING, PINNED, LOCAL, WAITING, DECLINED = (
    "missing",
    "following",
    "pinned",
    "local",
    "waiting",
    "declined",
)
LABELS = {
    MISSING: "Not adopted",
    FOLLOWING: "Follows",
    PINNED: "Pinned, up to date",
    LOCAL: "Its own, up to date",
    WAITING: "Change waits",
    DECLINED: "Change declined",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One national page in one force. `seen_at`: of which day the force's words are, where it does not follow."""

    force_id: int
    state: str
    kind: str
    seen_at: Any

    @property
    def label(self) -> str:
        """The state in words."""
        return LABELS[self.state]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One national page with a cell for each force, in the order of the forces."""

    page_id: int
    title: str
    depth: int
    published_at: Any
    is_live: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table. `forces` are (id, short name)."""

    forces: list[tuple[int, str]]
    rows: list[VersionRow]

    def count(self, state: str) -> int:
        """Return in how many cells this is the state."""
        return sum(cell.state == state for row in self.rows for cell in row.cells)


def matrix(*, state: str = "", force_id: int | None = None) -> Matrix:
    """Return the table in English, narrowed to pages with a cell in this state, and to one force."""
    sites = [site for site in force_sites() if force_id is None or (site.force and site.force.id == force_id)]
    national = national_site()
    if national is None:
        return Matrix([], [])
    home = national.homes["en"]
    pages = list(pages_of(national, language="en").exclude(path=home.path).order_by("path"))
    trees = [(site.force.id, site.homes["en"].path) for site in sites if site.force is not None]
    found: dict[tuple[int, int], Standing] = {}
    for standing in standings(sites):
        force = next((pk for pk, tree in trees if standing.path.startswith(tree)), None)
        if force is not None:
            found[standing.source_id, force] = standing
    rows = [
        VersionRow(
            page_id=page.pk,
            title=page.title,
            depth=page.depth - len(home.path) // Page.steplen - 1,
            published_at=page.last_published_at,
            is_live=page.live,
            cells=[_cell(pk, found.get((page.pk, pk))) for pk, _ in trees],
        )
        for page in pages
        if _is_shared(page)
    ]
    shown = [row for row in rows if not state or any(cell.state == state for cell in row.cells)]
    return Matrix([(site.force.id, site.force.short_name) for site in sites if site.force], shown)


def as_table(table: Matrix) -> Iterable[list[str]]:
    """Return the table as rows of words, the heading first."""
    yield ["National page", "Published", *(name for _, name in table.forces)]
    for row in table.rows:
        day = row.published_at.date().isoformat() if row.published_at else ""
        yield [row.title, day, *(_in_words(cell) for cell in row.cells)]


def _cell(force_id: int, standing: Standing | None) -> Cell:
    if standing is None:
        return Cell(force_id, MISSING, "", None)
    if standing.is_waiting:
        state = WAITING
    elif standing.is_declined:
        state = DECLINED
    else:
        state = {State.FOLLOWING: FOLLOWING, State.PINNED: PINNED, State.LOCAL: LOCAL}[standing.state]
    kind = {State.FOLLOWING: "", State.PINNED: "pinned", State.LOCAL: "its own"}[standing.state]
    return Cell(force_id, state, kind, standing.seen_at)


def _in_words(cell: Cell) -> str:
    day = f", {cell.kind}, of {cell.seen_at:%Y-%m-%d}" if cell.seen_at else ""
    return f"{cell.label}{day}"


def _is_shared(page: Page) -> bool:
    """Forms have a table of their own, and news is each force's own."""
    model: Any = page.specific_class
    if model is None or issubclass(model, AdoptionMixin) or model._meta.app_label != "pages":
        return False
    return not model._meta.model_name.startswith("news")
