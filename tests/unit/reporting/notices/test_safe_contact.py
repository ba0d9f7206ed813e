"""Whether, how and when a person may be told: what nobody called safe is never used."""

from datetime import datetime

import pytest

from reporting.definition.form import Form, FormKind, Option, Question, Step
from reporting.notices.safe_contact import SafeContact, is_mobile, next_moment, safe_contact
from soh.core.clock import LONDON

WAYS = Question(
    "ways",
    "checkboxes",
    options=(
        Option("mail", "safe_email"),
        Option("text", "safe_text"),
        Option("post", "safe_letter"),
        Option("call"),
        Option("none", "no_contact"),
    ),
)
TIMES = Question("times", "checkboxes", options=(Option("eve", "safe_evenings"), Option("we", "safe_weekends")))
EMAIL, PHONE, HOME = Question("mail", "email"), Question("number", "phone"), Question("home", "address")
GIVEN = {
    "mail": "me@example.org",
    "number": "07700 900982",
    "home": {"line_1": "1 High Street", "town": "Oxford", "postcode": "OX1 1AA"},
}


def form(*questions, kind=FormKind.REPORT):
    return Form("key", kind, "en", (Step("one", items=questions),))


ASKS = form(WAYS, TIMES, EMAIL, PHONE, HOME)


@pytest.mark.parametrize(
    ("chosen", "channels"),
    [
        (["mail"], ["email"]),
        (["text"], ["text"]),
        (["post"], ["letter"]),
        (["mail", "text", "post"], ["email", "text", "letter"]),
        (["call"], []),
        ([], []),
        (["none"], []),
        (["mail", "none"], []),
    ],
)
def test_only_what_was_called_safe_is_used(chosen, channels):
    safe = safe_contact(ASKS, {**GIVEN, "ways": chosen})

    assert [channel for channel, _ in safe.channels] == channels
    assert bool(safe.reason) is not bool(channels)


def test_of_several_the_one_that_the_editor_marked_is_the_reporters_own():
    own = Question("own", "email", settings={"reporters_own": True})
    by_day = Question("by-day", "email", settings={"reporters_own": True})
    theirs = Question("witness", "email")
    given = {"witness": "w@example.org", "own": "me@example.org", "ways": ["mail"]}

    def addresses(*questions, answers=given):
        return dict(safe_contact(form(WAYS, *questions), answers).channels)

    assert addresses(theirs, own) == {"email": "me@example.org"}
    assert addresses(theirs, by_day, own) == {"email": "me@example.org"}  # the first of the marked ones with an answer
    assert addresses(theirs, Question("own", "email")) == {}  # of two that nobody marked it cannot be told
    assert addresses(theirs, own, answers={"witness": "w@example.org", "ways": ["mail"]}) == {}


def test_a_sensitive_form_that_asks_nothing_sends_nothing():
    assert safe_contact(form(EMAIL, PHONE, kind=FormKind.SENSITIVE), GIVEN) == SafeContact((), (), "not_safe")


def test_another_form_that_asks_nothing_sends_an_email_or_else_a_text():
    assert safe_contact(form(EMAIL, PHONE), GIVEN).channels[0] == ("email", "me@example.org")
    assert safe_contact(form(PHONE), GIVEN).channels == (("text", "07700 900982"),)
    assert safe_contact(form(HOME), GIVEN).channels == ()


def test_of_two_addresses_none_is_taken_for_the_reporters():
    other = Question("theirs", "email")

    assert safe_contact(form(EMAIL, other), {**GIVEN, "theirs": "you@example.org"}) == SafeContact((), (), "no_address")


def test_an_answer_in_a_groups_entry_is_somebody_elses():
    group = Question("people", "group", items=(EMAIL,))

    assert safe_contact(form(group), {"people": [{"mail": "you@example.org"}]}).channels == ()


def test_a_correction_replaces_every_answer():
    corrected = {"email": "new@example.org", "phone": "", "ways": ["email"], "times": ["evenings"]}

    safe = safe_contact(ASKS, {**GIVEN, "ways": ["mail", "text"]}, corrected)

    assert safe == SafeContact((("email", "new@example.org"),), ("evenings",))
    assert safe_contact(ASKS, {**GIVEN, "ways": ["mail"]}, {"ways": []}).reason == "not_wanted"


@pytest.mark.parametrize(("number", "mobile"), [("07700 900982", True), ("01632 960001", False), ("nonsense", False)])
def test_texts_go_to_mobile_numbers_only(number, mobile):
    assert is_mobile(number) is mobile


@pytest.mark.parametrize(
    ("now", "times", "channel", "wanted"),
    [
        ("2026-11-23 12:00", (), "email", "2026-11-23 12:00"),
        ("2026-11-23 23:00", (), "text", "2026-11-24 09:00"),
        ("2026-11-23 08:59", (), "text", "2026-11-23 09:00"),
        ("2026-11-23 12:00", ("evenings",), "email", "2026-11-23 17:00"),
        ("2026-11-23 21:00", ("evenings",), "email", "2026-11-24 17:00"),
        ("2026-11-23 20:59", ("evenings",), "text", "2026-11-23 20:59"),
        ("2026-11-23 12:00", ("weekends",), "email", "2026-11-28 09:00"),
        ("2026-11-29 17:00", ("weekends",), "email", "2026-12-05 09:00"),
        ("2026-11-28 12:00", ("weekdays",), "text", "2026-11-30 09:00"),
        ("2026-11-28 12:00", ("weekdays", "weekends"), "text", "2026-11-28 12:00"),
        ("2027-03-27 22:00", ("weekends",), "email", "2027-03-28 09:00"),
        ("2026-11-23 23:00", ("evenings",), "letter", "2026-11-23 23:00"),
    ],
)
def test_nothing_is_sent_before_a_safe_time(now, times, channel, wanted):
    moment = datetime.fromisoformat(now).replace(tzinfo=LONDON)

    found = next_moment(SafeContact((), times), channel, moment)

    assert found == datetime.fromisoformat(wanted).replace(tzinfo=LONDON)
