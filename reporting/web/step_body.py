"""A step as visitors see it, without a journey around it: editors walk their draft with it."""

from collections.abc import Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reporting.definition import text_keys
from reporting.definition.form import Form, Step
from reporting.definition.json_values import Answers
from reporting.definition.problems import Problem
from reporting.web import addresses, asking, groups, questions


def render_step(
    *,
    form: Form,
    step: Step,
    locale: str,
    fields: Mapping[str, Sequence[str]],
    problems: Sequence[Problem],
    earlier: Answers,
) -> SafeString:
    """Return error summary, heading, introduction, questions and content of a step; nothing is stored."""
    page = asking.of_step(
        form, step, locale, fields, problems, earlier=earlier, private=addresses.is_sensitive(form, step)
    )
    group = asking.group_of(step.questions)
    words = {
        "errors": groups.inline_errors(page, group)
        if group
        else questions.error_lines(form, locale, problems, earlier),
        "heading": page.text(text_keys.step_title(step.code)),
        "has_own_heading": page.has_own_heading,
        "introduction": page.text(text_keys.step_introduction(step.code)),
        "exit": step.exit.value if step.exit else "",
        "items": [*questions.shown_items(page), *(groups.inline(page, group) if group else ())],
    }
    return render_to_string("reporting/web/step_body.html", words)
