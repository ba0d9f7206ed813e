"""A rush for one site leaves room for the others, and sends nobody away who could be served."""

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sites.forces import fair_share
from sites.forces.fair_share import FairShareMiddleware, Turns

MET, KENT = "site:1", "site:2"


def until(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("It did not come to that.")


class Rush:
    """Visitors who each take a turn in a thread of their own."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.served, self.refused = turns, [], []

    def comes(self, who: str, times: int = 1, *, is_answer: bool = False) -> None:
        """So many more visitors, all of whom wait or are answered when this returns."""
        for _ in range(times):
            before = self._there()
            Thread(target=self._enter, args=(who, is_answer), daemon=True).start()
            until(lambda before=before: self._there() > before)

    def _there(self) -> int:
        return len(self.served) + len(self.refused) + sum(map(len, self.turns._queues.values()))

    def _enter(self, who: str, is_answer: bool) -> None:
        (self.served if self.turns.enter(who, is_answer=is_answer) else self.refused).append(who)


@pytest.fixture
def turns():
    """A process that answers two at once, with places in which eight wait."""
    return Turns(2, 8, patience=30, patience_of_answers=30)


@pytest.fixture
def rush(turns):
    return Rush(turns)


def test_a_site_that_is_asked_alone_has_the_whole_process(turns):
    assert all(turns.enter(KENT) for _ in range(2))


def test_a_rush_waits_for_its_turn_and_nobody_is_sent_away_while_there_is_room(turns, rush):
    rush.comes(KENT, 6)

    for served in range(3, 7):
        turns.leave(KENT)
        until(lambda served=served: len(rush.served) == served)

    assert not rush.refused


def test_a_visitor_of_another_site_is_next_whoever_has_waited_longer(turns, rush):
    rush.comes(KENT, 6)
    rush.comes(MET)

    turns.leave(KENT)

    until(lambda: len(rush.served) == 3)
    assert rush.served[-1] == MET


def test_sites_take_turns(turns, rush):
    rush.comes(KENT, 4)
    rush.comes(MET, 2)

    for served in range(3, 7):
        turns.leave(rush.served[served - 3])
        until(lambda served=served: len(rush.served) == served)

    assert rush.served == [KENT, KENT, MET, KENT, MET, KENT]


def test_one_site_never_waits_in_more_than_half_of_the_places(turns, rush):
    rush.comes(KENT, 2 + 4 + 1)
    rush.comes(MET)

    assert (rush.served, rush.refused) == ([KENT, KENT], [KENT])


def test_answers_to_a_form_may_wait_where_readers_may_not(turns, rush):
    rush.comes(KENT, 2 + 4)
    rush.comes(KENT, 3, is_answer=True)

    assert len(rush.refused) == 1


def test_whose_turn_does_not_come_in_time_is_told_so_and_holds_nothing():
    turns = Turns(1, 8, patience=0.01)
    assert turns.enter(KENT)

    assert not turns.enter(KENT)

    turns.leave(KENT)
    assert turns.enter(MET)


@pytest.fixture
def full(settings, monkeypatch):
    """A process that answers one at once, which is held, and in which nobody may wait."""
    settings.REQUESTS_AT_ONCE, settings.REQUESTS_WAITING, settings.DOOR = 1, 0, "public"
    monkeypatch.setattr(fair_share.hosts, "share_of", lambda host: host)
    held, end = Event(), Event()

    def answer(request):
        if request.path == "/slow/":
            held.set()
            end.wait(5)
        return HttpResponse("answered")

    door = FairShareMiddleware(answer)
    slow = Thread(target=door, args=(RequestFactory(HTTP_HOST=KENT).get("/slow/"),))
    slow.start()
    held.wait(5)
    yield door
    end.set()
    slow.join()


def test_a_reader_for_whom_there_is_no_room_is_asked_to_try_again(full):
    refused = full(RequestFactory(HTTP_HOST=KENT).get("/"))

    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "2", "no-store")
    assert b"999" in refused.content


def test_answers_for_which_there_is_no_room_come_back_to_be_sent_again(full):
    sent = {"account": 'They said "stop" & <ran>', "csrfmiddlewaretoken": "t0ken"}

    back = full(RequestFactory(HTTP_HOST=KENT).post("/report-a-crime/what/?change", sent))

    page = back.content.decode()
    assert (back.status_code, back["Retry-After"], back["Cache-Control"]) == (503, "2", "no-store")
    assert 'name="account" value="They said &quot;stop&quot; &amp; &lt;ran&gt;"' in page
    assert 'name="csrfmiddlewaretoken" value="t0ken"' in page
    assert 'action="/report-a-crime/what/?change"' in page
    assert "Anfon fy atebion eto" in page


def test_what_another_site_posted_is_not_repeated(full):
    stranger = {"HTTP_HOST": KENT, "HTTP_ORIGIN": "https://evil.example"}

    refused = full(RequestFactory(**stranger).post("/report-a-crime/what/", {"account": "theirs"}))

    assert refused.status_code == 503
    assert b"theirs" not in refused.content


def test_a_partners_system_is_asked_to_try_again(full):
    refused = full(RequestFactory(HTTP_HOST=KENT).post("/api/v1/forms/x/reports/"))

    assert (refused.status_code, refused["Retry-After"]) == (503, "2")
