"""Replies to begin from: which fit a report, what is filled in, and what whoever sends it has to replace."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from pages.library.resolution import resolved
from pages.library.wording import ResponseTemplate
from reporting.records.models import Report
from sites.forces import hosts
from sites.forces.models import Force

_BRACKETS = re.compile(r"\[[^\[\]\n]{1,60}\]")
_MY_REPORT = "/my-report/"


@dataclass(frozen=True, slots=True)
class Replies:
    """The force's replies by name: those that fit the report first."""

    fitting: Sequence[Mapping[str, Any]]
    others: Sequence[Mapping[str, Any]]

    def begun(self, key: str | None, values: Mapping[str, str]) -> str | None:
        """Return the text of the reply with this key, filled in; None where there is none."""
        chosen = next((one for one in (*self.fitting, *self.others) if one["key"] == key), None)
        return filled(chosen["body"], values) if chosen else None


def replies_for(report: Report) -> Replies:
    """Return what the force has, in the report's language where it is there in it, else in English."""
    languages = {locale.language_code: locale.pk for locale in Locale.objects.all()}
    wanted = [languages[code] for code in (report.locale, "en") if code in languages]
    found = resolved(ResponseTemplate, force_id=report.force_id, locale_ids=wanted)
    found.sort(key=lambda one: str(one["name"]))
    fit = [fits(one, status=report.status, title=report.form_title) for one in found]
    return Replies(
        [one for one, is_fit in zip(found, fit, strict=True) if is_fit],
        [one for one, is_fit in zip(found, fit, strict=True) if not is_fit],
    )


def fits(reply: Mapping[str, Any], *, status: str, title: str) -> bool:
    """Whether a reply is for reports of this status and of forms with this title."""
    words = [word.strip().casefold() for word in str(reply["forms"]).split(",") if word.strip()]
    return reply["stage"] in ("", status) and (not words or any(word in title.casefold() for word in words))


def values_of(report: Report) -> dict[str, str]:
    """Return what is known of a report for the brackets of a reply. What is not known yet is left out."""
    force = Force.objects.get(pk=report.force_id)
    try:
        site = hosts.site_of_force(force.pk).root_url + _MY_REPORT
    except LookupError:
        site = ""
    name = force.name_cy if report.locale == "cy" and force.name_cy else force.name
    known = {
        "reference": report.first_reference or report.reference,
        "crime number": report.crime_number,
        "force": name,
        "telephone": force.telephone or "101",
        "my report": site,
    }
    return {word: value for word, value in known.items() if value}


def filled(body: str, values: Mapping[str, str]) -> str:
    """Return the text with its brackets filled in; those that stay are for the writer."""
    return _BRACKETS.sub(lambda found: values.get(found.group()[1:-1].strip().casefold(), found.group()), body)


def left_open(text: str, replies: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the brackets of the force's replies that stand in a text still: nobody sends those."""
    own = {bracket for one in replies for bracket in _BRACKETS.findall(one["body"])}
    return [bracket for bracket in dict.fromkeys(_BRACKETS.findall(text)) if bracket in own]
