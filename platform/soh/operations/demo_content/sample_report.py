"""Writing a sample report the way a person would tell it; the answers follow the questions of the national form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from soh.core import clock

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Who reports. Without phone and email they do not want to be contacted."""

    name: str
    phone: str = ""
    email: str = ""
    times: tuple[str, ...] = ()

    def answers(self) -> Answers:
        """Name and safe contact."""
        ways = [way for way, known in (("by-phone", self.phone), ("by-email", self.email)) if known]
        given = {"phone": self.phone, "email": self.email, "contact-times": list(self.times) if self.phone else []}
        return {
            "give-name": "named",
            "full-name": self.name,
            "contact-ways": ways or ["do-not-contact"],
            **{code: value for code, value in given.items() if value},
        }


@dataclass(frozen=True, slots=True)
class Sample:
    """A report, and what an officer has already done with it."""

    answers: Answers
    locale: str = "en"
    status: str = ""
    note: str = ""


def sample(
    crime: str,
    account: str,
    *,
    details: Mapping[str, Any],
    days_ago: int,
    at: str = "",
    place: str = "outdoors",
    address: Mapping[str, str] | None = None,
    suspect: Mapping[str, str] | None = None,
    witnesses: str = "",
    evidence: Mapping[str, str] | None = None,
    part: str = "victim",
    age: str = "adult",
    person: Person | None = None,
    locale: str = "en",
    status: str = "",
    note: str = "",
) -> Sample:
    """A report of a crime some days ago. Without `person` it is anonymous.

    `suspect` maps suspect-* codes to answers; `evidence` maps one kind to where it is.
    """
    answers: Answers = {
        "emergency-now": "no-danger",
        "crime-type": crime,
        **details,
        "date-from": (clock.today() - timedelta(days=days_ago)).isoformat(),
        "how-exact": "exact" if at else "a-guess",
        "place-kind": place,
        "account": account,
        "suspect-known": "seen" if suspect else "not-known",
        **(suspect or {}),
        "other-witnesses": bool(witnesses),
        "evidence-kinds": list(evidence or ["no-evidence"]),
        "your-part": part,
        "your-age": age,
        "true-account": True,
        **(person.answers() if person else {"give-name": "anonymous"}),
    }
    optional = {
        "time-from": at,
        "place-address": dict(address or {}),
        "witness-list": [{"witness-name": witnesses, "witness-agrees": "not-asked"}] if witnesses else "",
        "evidence-details": next(iter((evidence or {}).values()), ""),
    }
    answers |= {code: value for code, value in optional.items() if value}
    return Sample(answers, locale, status, note)
