"""The list of a group's entries: what was added, and whether there is more to add."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.definition.answers import check_step
from reporting.definition.kinds import group as group_kind
from reporting.definition.messages import message
from reporting.definition.problems import Problem
from reporting.web import addresses, asking, lasting, questions, responses
from reporting.web.groups.entries import Entries, lines_of
from reporting.web.posting import SAVE, after, is_changing, kept, led_to
from reporting.web.questions import ErrorLine
from soh.core import clock
from soh.design.fields import Choice, FormField, render_field

MORE = "_more"
"""The field that says whether there is another entry to add."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the list."""

    number: int
    name: str
    lines: str
    change_url: str
    remove_url: str
    is_unfinished: bool


def list_page(entries: Entries) -> HttpResponse:
    """Show what was added; POST goes on, or to the page of another entry."""
    journey = entries.journey
    if journey.request.method == "POST":
        if SAVE in journey.request.POST:
            return responses.redirect(journey.url(addresses.SAVE))
        return _take(entries)
    if not entries.all and entries.least and entries.most:
        return responses.redirect(entries.url(1))
    return _show(entries, ())


def _take(entries: Entries) -> HttpResponse:
    journey, more = entries.journey, entries.journey.request.POST.get(MORE)
    is_full = len(entries.all) >= entries.most
    if more == "yes" and not is_full:
        return responses.redirect(entries.url(len(entries.all) + 1))
    if more != "no" and not is_full:
        return _show(entries, (ErrorLine(_unsaid(entries), f"#{MORE}"),))
    values = {entries.group.code: [dict(entry) for entry in entries.all] or None}
    checked = check_step(
        journey.form, entries.step, values, today=clock.today(), earlier=entries.earlier, now=clock.now()
    )
    if checked.problems:
        return _show(entries, tuple(_line(entries, problem) for problem in checked.problems))
    draft, path = kept(journey, checked.values, of_step=entries.step.code, without=checked.dropped)
    return led_to(journey, after(journey, entries.step, path), draft)


def _show(entries: Entries, errors: tuple[ErrorLine, ...]) -> HttpResponse:
    journey, text = entries.journey, entries.text()
    sensitive = addresses.is_sensitive(journey.form, entries.step)
    page = asking.of_step(journey.form, entries.step, journey.locale, {}, earlier=entries.earlier, private=sensitive)
    before = journey.walk.before(entries.step.code)
    count = len(entries.all)
    more_error = next((error.text for error in errors if error.href == f"#{MORE}"), "")
    return responses.page(
        journey,
        "groups/list",
        {
            "introduction": text(text_keys.step_introduction(entries.step.code)),
            "items": questions.shown_items(page, below_heading=True),
            "label": text(text_keys.question_label(entries.group.code)),
            "hint": text(text_keys.question_hint(entries.group.code)),
            "rows": _rows(entries),
            "state": _("You have added %(count)s so far.") % {"count": count},
            "is_full": count >= entries.most,
            "most": entries.most,
            "more": render_field(_more(entries, more_error)) if count < entries.most else "",
            "errors": errors,
            "form_action": journey.request.get_full_path(),
            "can_save": journey.draft is not None,
            "lasting": lasting.of(journey, None),
        },
        title=responses.title_of(journey, entries.step),
        heading=text(text_keys.step_title(entries.step.code)),
        sensitive=sensitive,
        status=422 if errors else 200,
        back_url=journey.url(addresses.CHECK)
        if is_changing(journey)
        else journey.step_url(before)
        if before
        else journey.url(),
    )


def _rows(entries: Entries) -> list[Row]:
    rows = []
    for number, entry in enumerate(entries.shown, 1):
        words = entries.text(entry)
        rows.append(
            Row(
                number=number,
                name=entries.name(number, entry),
                lines="\n".join(lines_of(entries.group, entry, words, entries.journey.locale)),
                change_url=entries.url(number),
                remove_url=entries.url(number, "remove"),
                is_unfinished=number in entries.unfinished,
            )
        )
    return rows


def _more(entries: Entries, error: str) -> FormField:
    """The question whether there is another one."""
    another = _("Do you want to add another %(entry)s?") % {"entry": _noun(entries)}
    label = another if entries.all else _("Do you want to add one?")
    choices = (Choice("yes", _("Yes")), Choice("no", _("No")))
    return FormField(kind="yes_no", name=MORE, label=label, choices=choices, error=error)


def _noun(entries: Entries) -> str:
    text = entries.text()
    return text(text_keys.question_entry(entries.group.code)) or group_kind.entry_name(entries.group, text)


def _unsaid(entries: Entries) -> str:
    return _("Select yes if you want to add another, or no to go on") if entries.all else _("Select yes or no")


def _line(entries: Entries, problem: Problem) -> ErrorLine:
    """What keeps the list from being right; a fault inside an entry leads to its row."""
    said = message(problem, entries.journey.form, entries.journey.locale)
    if problem.entry is None:
        return ErrorLine(said, "#entries")
    number = problem.entry + 1
    return ErrorLine(f"{entries.name(number)}: {said}", f"#entry-{number}")
