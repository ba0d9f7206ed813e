"""A form of the digital-form-builder dialect (XGov, DEFRA) as a form of this platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reporting.authoring.importers.answers_in_words import put_answers_in
from reporting.authoring.importers.conditions import condition_codes, named_conditions
from reporting.authoring.importers.draft import Draft, Lost, unused
from reporting.authoring.importers.pages import most_groups, steps_of
from reporting.authoring.importers.routes import Laid, laid_out
from reporting.authoring.importers.source import (
    DIALECT,
    Data,
    by_key,
    controller,
    dialect_of,
    mapping,
    maps,
    path_of,
    plain,
    text,
    whole,
)  # fmt: skip
from reporting.authoring.importers.ways import is_end, is_exit
from reporting.authoring.importers.words import markdown_words, plain_words
from reporting.definition import text_keys
from reporting.definition.form import Form, FormKind

LARGEST = {"pages": 500, "components": 3_000, "conditions": 1_000, "groups": 100}
"""No form that people could fill in has more; what has more is not read."""

_ELSEWHERE = "where answers are sent: the force that publishes the form decides that"
_OF_THE_SITE = "how its site looks and where feedback goes: both belong to the force's site"
_LEFT_OUT = {
    "fees": ("payments", False),
    "feeOptions": ("payments", True),
    "payApiKey": ("payments", True),
    "outputs": (_ELSEWHERE, True),
    "output": (_ELSEWHERE, True),
    "outputEmail": (_ELSEWHERE, True),
    "notify": (_ELSEWHERE, True),
    "specialPages": ("its own confirmation page: words for after sending are written in the editor", False),
    "submissionMessage": ("its own confirmation page: words for after sending are written in the editor", False),
    "exitOptions": ("its own way of saving for later", True),
    "returnTo": ("its own way of saving for later", True),
    "skipSummary": ("that answers are sent without being checked first: people always see them before", True),
    "feedback": (_OF_THE_SITE, True),
    "phaseBanner": (_OF_THE_SITE, True),
    "footer": (_OF_THE_SITE, True),
    "analytics": (_OF_THE_SITE, True),
    "authentication": ("that people sign in before they begin", False),
    "magicLinkConfig": ("that people sign in before they begin", False),
    "toggle": ("that it can be switched off from outside: forms are withdrawn in the editor", True),
    "logicExpressions": ("values computed from answers", False),
    "additionalStages": ("further stages after it is sent", False),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file.

    Attributes:
        dialect: which form builder wrote it.
        form: the form; None for another dialect, or when no page could be read.
        pages: how many the source has, as `components` (those of entries apart) and `conditions`.
        lost: everything that the form does not have, or has otherwise.
        broken_links: links of the source to no page of it.
        problems: what is wrong in the source itself.
    """

    dialect: str
    form: Form | None
    pages: int
    components: int
    conditions: int
    lost: tuple[Lost, ...]
    broken_links: tuple[str, ...]
    problems: tuple[str, ...]

    def kept(self, what: str) -> int:
        """How many pages, components or conditions keep their meaning."""
        every = {"page": self.pages, "component": self.components, "condition": self.conditions}[what]
        gone = {(one.page, one.name) for one in self.lost if one.what == what and not one.kept}
        return max(every - len(gone), 0) if self.form is not None else 0


def imported(data: object, key: str, *, locale: str = "en") -> Imported:
    """Read a parsed file. Never raises for anything that JSON can say; what is not understood is told.

    The form is of the kind that begins without an emergency gate: adding one is up to who takes it over.
    """
    dialect = dialect_of(data)
    if dialect != DIALECT:
        return Imported(dialect, None, 0, 0, 0, (), (), (f"This is no form of the {DIALECT} dialect.",))
    source = mapping(data)
    pages, conditions = maps(source.get("pages")), maps(source.get("conditions"))
    count = sum(len(maps(page.get("components"))) for page in pages)
    groups = sum(most_groups(page) // 2 for page in pages)
    if too_many := _too_many(pages=len(pages), components=count, conditions=len(conditions), groups=groups):
        return Imported(dialect, None, len(pages), count, len(conditions), (), (), too_many)
    draft = Draft(by_key(maps(source.get("lists")), "name", "id"), condition_codes(conditions))
    draft.say(text_keys.FORM_TITLE, plain_words(text(source.get("name"))) or key)
    laid = _laid(source, pages, draft)
    named = named_conditions(conditions, draft)
    _left_out(source, draft)
    put_answers_in(draft)
    form = Form(key, FormKind.SERVICE, locale, laid.steps, {locale: draft.texts}, conditions=named)
    return Imported(
        dialect, form, len(pages), count, len(conditions), tuple(draft.lost), laid.broken, tuple(draft.problems)
    )


def _too_many(**counts: int) -> tuple[str, ...]:
    over = {what: found for what, found in counts.items() if found > LARGEST[what]}
    return tuple(f"It has {found} {what}; {LARGEST[what]} can be read." for what, found in over.items())


def _laid(source: Data, pages: list[Data], draft: Draft) -> Laid:
    taken: set[str] = set()
    known: dict[str, Data] = {}
    for page in pages:
        path = path_of(page)
        if not plain(page.get("path")):
            draft.problems.append("A page has no path.")
        if path in known:
            draft.lost.append(Lost("page", path, "another page has its path", path))
        known.setdefault(path, page)
    in_list_order = is_in_list_order(source)
    start = "/" + plain(source.get("startPage")).strip("/")
    if start not in known or is_end(known[start]):
        if not in_list_order:
            draft.problems.append(f"The first page, {start}, is not among the pages; the first one listed is it.")
        start = next((path for path, page in known.items() if not is_end(page)), "")
    readings = {}
    for path, page in known.items():
        if is_end(page):
            continue
        leads_out = path != start and (controller(page) == "terminal" if in_list_order else is_exit(page))
        codes = [unused(f"{path}-{number}" if number else path, taken, "page") for number in range(most_groups(page))]
        readings[path] = steps_of(page, codes, draft, leads_out=leads_out)
    ends = [page for page in pages if is_end(page)]
    return laid_out(
        known,
        readings,
        start,
        ends,
        draft,
        taken,
        in_list_order=in_list_order,
        declaration=markdown_words(text(source.get("declaration"))),
    )


def is_in_list_order(source: Data) -> bool:
    """Whether pages follow one another as listed, each with its own condition; else links say which page follows."""
    return plain(source.get("engine")).upper() == "V2" or whole(source.get("schema")) == 2


def _left_out(source: Data, draft: Draft) -> None:
    told: set[str] = set()
    for name, (reason, kept) in _LEFT_OUT.items():
        if source.get(name) and reason not in told and source[name] != "false":
            told.add(reason)
            draft.lost.append(Lost("form", name, reason, kept=kept))
    if mapping(mapping(source.get("metadata")).get("translations")):
        reason = "its words in further languages: each is translated in the editor"
        draft.lost.append(Lost("form", "metadata.translations", reason))
    titles: Mapping[str, Data] = by_key(maps(source.get("sections")), "name", "id")
    if any(text(titles.get(plain(page.get("section")), {}).get("title")) for page in maps(source.get("pages"))):
        draft.lost.append(Lost("form", "sections", "titles of sections above those of pages", kept=True))
