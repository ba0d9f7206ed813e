"""A group on one page, for editors who try a draft: each entry as a set of questions, without pages of its own."""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join

from reporting.authoring.trial import ENTRIES
from reporting.definition.form import Question
from reporting.definition.kinds import group as group_kind
from reporting.definition.messages import message
from reporting.web import asking, questions
from reporting.web.asking import Asking
from reporting.web.questions import ErrorLine, ShownItem


def inline(page: Asking, group: Question) -> list[ShownItem]:
    """Return a set of questions for each entry that was posted, and for as many as there must be."""
    return [_entry(page, group, number) for number in range(_count(page, group))]


def inline_errors(page: Asking, group: Question) -> Sequence[ErrorLine]:
    """Return what is wrong in the entries; each line leads to its control."""
    lines: list[ErrorLine] = []
    for problem in page.problems:
        if problem.entry is None:
            lines.append(ErrorLine(message(problem, page.form, page.locale), ""))
            continue
        prefix = _prefix(group, problem.entry)
        found = questions.error_lines(page.form, page.locale, [problem], page.said, prefix=prefix)
        lines += (ErrorLine(f"{_name(page, group, problem.entry)}: {line.text}", line.href) for line in found)
    return lines


def _entry(page: Asking, group: Question, number: int) -> ShownItem:
    prefix = _prefix(group, number)
    problems = [problem for problem in page.problems if problem.entry == number]
    entry = asking.of_entry(
        page.form, group, page.locale, page.fields, problems, earlier=page.said, private=page.private, prefix=prefix
    )
    # A question alone is no heading here: the entry has a name of its own.
    shown = questions.shown_items(entry, below_heading=True)
    inside = format_html_join("", "{}", ((item.html,) for item in shown))
    html = format_html(
        '<fieldset class="govuk-fieldset">'
        '<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{}</legend>{}</fieldset>',
        _name(page, group, number),
        inside,
    )
    return ShownItem(html, "")


def _name(page: Asking, group: Question, number: int) -> str:
    return f"{group_kind.entry_name(group, page.text)} {number + 1}".strip()


def _prefix(group: Question, number: int) -> str:
    return f"{group.code}.{number}."


def _count(page: Asking, group: Question) -> int:
    pattern = re.compile(re.escape(group.code) + r"\.([0-9]{1,2})\..+")
    posted = [int(found[1]) + 1 for name in page.fields if (found := pattern.fullmatch(name))]
    asked = page.fields.get(ENTRIES, ("",))[0]
    more = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0
    least, most = group_kind.limits(group)
    return min(max([*posted, more, least, 1]), most)
