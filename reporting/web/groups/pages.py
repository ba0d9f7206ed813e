"""The pages of a group: its list, one entry, and the question before one is removed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.definition.answers import check_entry
from reporting.definition.form import Question, Step
from reporting.definition.kinds import group as group_kind
from reporting.definition.problems import Problem
from reporting.web import address_lookup, addresses, asking, lasting, questions, responses
from reporting.web.groups.entries import MARK, Entries, lines_of, mark_of
from reporting.web.groups.listing import list_page
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import SAVE, kept, led_to, posted_fields
from soh.core import clock

REMOVE = "remove"


def page(journey: JourneyRequest, step: Step, group: Question, rest: str) -> HttpResponse:
    """Answer for one group; `rest` is what follows the address of its list. Raises Http404."""
    entries = Entries(journey, step, group)
    if not rest:
        return list_page(entries)
    number, _slash, act = rest.partition("/")
    if not number.isascii() or not number.isdigit() or len(number) > 2 or number[0] == "0" or act not in ("", REMOVE):
        raise Http404
    return _removal_page(entries, int(number)) if act else _entry_page(entries, int(number))


def _entry_page(entries: Entries, number: int) -> HttpResponse:
    """Show or take one entry: the one with this number, or a new one after the last."""
    journey = entries.journey
    if journey.request.method == "POST":
        if SAVE in journey.request.POST:
            _keep(entries, number)
            return responses.redirect(journey.url(addresses.SAVE))
        return _take(entries, number)
    if number > min(len(entries.all) + 1, entries.most):
        return responses.redirect(entries.url())
    entry = entries.shown[number - 1] if number <= len(entries.shown) else {}
    fields: questions.Fields = group_kind.entry_to_fields(entries.group, entry)
    if journey.draft and (unchecked := journey.draft.working.get(_working(entries, number))):
        fields = {**{name: [] for name in fields}, **unchecked}
    mark = mark_of(entries.all[number - 1]) if number <= len(entries.all) else ""
    return _show(entries, number, fields, (), mark)


def _take(entries: Entries, number: int) -> HttpResponse:
    journey, group = entries.journey, entries.group
    fields = posted_fields(journey.request)
    if (looked_up := address_lookup.helped(group.questions, fields)) is not None:
        return _show(entries, number, looked_up, (), journey.request.POST.get(MARK, "")[:64])
    at = entries.meant(number, journey.request)
    checked = check_entry(
        journey.form,
        group,
        group_kind.entry_from_fields(group, fields),
        today=clock.today(),
        number=(at or number) - 1,
        earlier=entries.earlier,
        now=clock.now(),
    )
    mark = journey.request.POST.get(MARK, "")[:64]
    if checked.problems:
        return _show(entries, number, fields, checked.problems, mark)
    if not checked.values:
        nothing = Problem(next(iter(checked.asked), group.code), None, "required", entry=number - 1)
        return _show(entries, number, fields, (nothing,), mark)
    after = entries.with_entry(dict(checked.values), at, number)
    if len(after) > entries.most:
        return responses.redirect(entries.url())  # the list says that it is full
    draft, _path = kept(journey, {group.code: after}, of_step=_working(entries, number))
    return led_to(journey, entries.url(), draft)


def _show(
    entries: Entries, number: int, fields: questions.Fields, problems: tuple[Problem, ...], mark: str
) -> HttpResponse:
    journey, group = entries.journey, entries.group
    sensitive = addresses.is_sensitive(journey.form, entries.step)
    entry = entries.shown[number - 1] if number <= len(entries.shown) else {}
    page = asking.of_entry(
        journey.form,
        group,
        journey.locale,
        fields,
        problems,
        given=entry,
        earlier=entries.earlier,
        private=sensitive,
    )
    before = journey.walk.before(entries.step.code)
    first = number == 1 and not entries.all and entries.least > 0
    return responses.page(
        journey,
        "groups/entry",
        {
            "items": questions.shown_items(page, below_heading=True),
            "errors": questions.error_lines(journey.form, journey.locale, problems, page.said),
            "caption": entries.text()(text_keys.step_title(entries.step.code)),
            "mark_name": MARK,
            "mark": mark,
            "form_action": journey.request.get_full_path(),
            "can_save": journey.draft is not None,
            "lasting": lasting.of(journey, entries.step, number),
        },
        title=entries.name(number),
        sensitive=sensitive,
        status=422 if problems else 200,
        back_url=entries.url() if not first else journey.step_url(before) if before else journey.url(),
    )


def _removal_page(entries: Entries, number: int) -> HttpResponse:
    """Ask whether an entry is to be removed; POST removes it, if it still is the one that was shown."""
    journey, group = entries.journey, entries.group
    if journey.request.method == "POST":
        at = entries.meant(number, journey.request)
        if at is None:
            return responses.redirect(entries.url())
        left: list[Any] = [dict(entry) for entry in entries.without(at)]
        draft, _path = kept(journey, {group.code: left}, of_step="")
        return led_to(journey, entries.url(), draft)
    if number > len(entries.all):
        return responses.redirect(entries.url())
    entry = entries.shown[number - 1]
    name = entries.name(number, entry)
    return responses.page(
        journey,
        "groups/remove",
        {
            "lines": lines_of(group, entry, entries.text(entry), journey.locale),
            "name": name,
            "mark_name": MARK,
            "mark": mark_of(entries.all[number - 1]),
            "list_url": entries.url(),
            "form_action": journey.request.get_full_path(),
            "lasting": lasting.of(journey, None),
        },
        title=_("Are you sure you want to remove %(name)s?") % {"name": entries.name(number)},
        heading=_("Are you sure you want to remove %(name)s?") % {"name": name},
        sensitive=addresses.is_sensitive(journey.form, entries.step),
        back_url=entries.url(),
    )


def _working(entries: Entries, number: int) -> str:
    return lasting.working_key(entries.step.code, number)


def _keep(entries: Entries, number: int) -> None:
    """Keep what stands in the controls of an entry, unchecked."""
    lasting.keep(entries.journey, entries.step, posted_fields(entries.journey.request), number)
