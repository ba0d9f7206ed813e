"""The pages of the source as steps."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.authoring.importers.components import Item, asks, item_of
from reporting.authoring.importers.draft import Draft, Lost
from reporting.authoring.importers.groups import group_of_children, group_of_page
from reporting.authoring.importers.source import Data, controller, mapping, maps, path_of, plain, text
from reporting.authoring.importers.ways import is_summary
from reporting.authoring.importers.words import plain_words
from reporting.definition import text_keys
from reporting.definition.form import ExitKind, Question, Step, StepKind

_REPEATED = frozenset({"repeat", "repeatingfield"})
_LIKE_ANY_OTHER = frozenset(
    {
        "",
        "page",
        "start",
        "home",
        "multistart",
        "fileupload",
        "upload",
        "question",
        "terminal",
        "continue",
        "instruction",
        "declaration",
        "feedback",
        "eligibility",
    }
)
_SHOWS_ANSWERS = frozenset(
    {"minisummary", "sectionsummary", "repeatingsummary", "repeatingsectionsummary", "checkpointsummary"}
)
_KEPT_BESIDES = {
    **dict.fromkeys(_SHOWS_ANSWERS, "that answers given so far are shown on it: all are shown before they are sent"),
    "playbackupload": "that the quality of pictures is judged before they are taken",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The steps that a page became: one, or several when a group must stand alone on its own."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> str:
        """The code where a way to the page leads."""
        return self.steps[0].code


def steps_of(page: Data, codes: list[str], draft: Draft, *, leads_out: bool) -> Reading:
    """A page as steps; `codes` are free to take, as many as it may need. Routes come later."""
    path, section = path_of(page), plain(page.get("section"))
    driver = controller(page)
    components = maps(page.get("components"))
    if driver not in _LIKE_ANY_OTHER | _REPEATED and not is_summary(page):
        reason = _KEPT_BESIDES.get(driver) or f"what {plain(page.get('controller'))} does beyond showing its components"
        draft.lost.append(Lost("page", path, reason, path, kept=driver in _KEPT_BESIDES))
    _left_out(page, draft, path)
    items = _items(page, components, draft, path, section, repeated=driver in _REPEATED)
    title = plain_words(text(page.get("title"))) or _first_label(items, draft)
    if leads_out:
        step = Step(codes[0], StepKind.EXIT, items, exit=ExitKind.OTHER_SERVICE)
        draft.say(text_keys.step_title(step.code), title)
        return Reading((step,))
    steps = tuple(Step(code, StepKind.QUESTIONS, part) for code, part in zip(codes, _groups_alone(items), strict=False))
    for step in steps:
        draft.say(text_keys.step_title(step.code), title)
    return Reading(steps)


def _left_out(page: Data, draft: Draft, path: str) -> None:
    if mapping(page.get("events")):
        draft.lost.append(Lost("page", path, "that another service is called when it is shown or saved", path))
    if text(page.get("view")):
        draft.lost.append(Lost("page", path, "a template of its own", path, kept=True))
    for link in maps(page.get("next")):
        if to := text(link.get("redirect")):
            draft.lost.append(Lost("page", path, f"that it sends people to {to[:200]}", path))


def most_groups(page: Data) -> int:
    """How many steps a page may become at most."""
    groups = sum(1 for one in maps(page.get("components")) if one.get("type") == "MultiInputField")
    return 2 * groups + 1


def _items(
    page: Data, components: list[Data], draft: Draft, path: str, section: str, *, repeated: bool
) -> tuple[Item, ...]:
    items: list[Item] = []
    asking = [one for one in components if asks(one)]
    if repeated and asking and not any(one.get("type") == "MultiInputField" for one in asking):
        said = [one for one in components if not asks(one)]
        for one in said:
            items += item_of(one, draft, path, section)
        return (*items, *group_of_page(asking, page, draft, path, section))
    for one in components:
        if one.get("type") == "MultiInputField":
            items += group_of_children(one, page, draft, path, section)
        else:
            items += item_of(one, draft, path, section)
    return tuple(items)


def _groups_alone(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """The items in parts, each with one group or with other questions."""
    parts: list[list[Item]] = [[]]
    for item in items:
        asked = [one for one in parts[-1] if isinstance(one, Question)]
        if isinstance(item, Question) and asked and (item.items or asked[-1].items):
            parts.append([])
        parts[-1].append(item)
    return [tuple(part) for part in parts]


def _first_label(items: tuple[Item, ...], draft: Draft) -> str:
    labels = (draft.texts.get(text_keys.question_label(item.code), "") for item in items)
    headings = (draft.texts.get(text_keys.content_heading(item.code), "") for item in items)
    return next((words for words in (*labels, *headings) if words), "")
