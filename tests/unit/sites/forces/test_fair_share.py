"""A rush for one site leaves room for the others."""

from threading import Event, Thread, Timer

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sites.forces.fair_share import CONTENDED, FairShareMiddleware, Shares

MET, KENT = "met.localhost", "kent.localhost"


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shares(clock):
    """A process that answers four at once."""
    return Shares(4, patience=0, clock=clock)


def test_a_site_that_is_asked_alone_may_have_it_all(shares):
    assert all(shares.enter(KENT) for _ in range(4))


def test_while_another_is_there_nobody_holds_more_than_half(shares):
    shares.enter(MET)

    assert [shares.enter(KENT) for _ in range(4)] == [True, True, False, False]
    assert shares.enter(MET)


def test_a_place_that_was_given_back_can_be_taken_again(shares):
    shares.enter(MET)
    assert [shares.enter(KENT) for _ in range(3)] == [True, True, False]

    shares.leave(KENT)

    assert shares.enter(KENT)


def test_after_a_while_alone_the_others_share_is_free(shares, clock):
    shares.enter(MET)
    shares.leave(MET)
    assert [shares.enter(KENT) for _ in range(3)] == [True, True, False]

    clock.now = CONTENDED + 0.1

    assert shares.enter(KENT)


def test_who_comes_on_top_waits_for_a_place_of_the_share():
    shares = Shares(4, patience=5)
    shares.enter(MET)
    shares.leave(MET)
    assert shares.enter(KENT)
    assert shares.enter(KENT)
    Timer(0.05, shares.leave, [KENT]).start()

    assert shares.enter(KENT)


def test_nobody_waits_in_the_last_free_place():
    shares = Shares(4, patience=5)
    shares.enter(MET)
    assert shares.enter(KENT)
    assert shares.enter(KENT)

    assert not shares.enter(KENT)


@pytest.fixture
def rushed(settings):
    """A process of two threads, of which a visitor of Kent's site holds one while the Met's site is asked."""
    settings.REQUESTS_AT_ONCE = 2
    held, end = Event(), Event()

    def answer(request):
        if request.path == "/slow/":
            held.set()
            end.wait(5)
        return HttpResponse("answered")

    door = FairShareMiddleware(answer)
    door(RequestFactory(HTTP_HOST=MET).get("/"))
    slow = Thread(target=door, args=(RequestFactory(HTTP_HOST=KENT).get("/slow/"),))
    slow.start()
    held.wait(5)
    yield door
    end.set()
    slow.join()


def test_who_comes_on_top_is_asked_to_try_again(rushed):
    refused = rushed(RequestFactory(HTTP_HOST=KENT).get("/"))

    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "1", "no-store")
    assert b"999" in refused.content
    assert rushed(RequestFactory(HTTP_HOST=MET).get("/")).status_code == 200


def test_who_sends_answers_is_never_sent_away(rushed):
    assert rushed(RequestFactory(HTTP_HOST=KENT).post("/report-a-crime/what/")).status_code == 200
    assert rushed(RequestFactory(HTTP_HOST=KENT).post("/api/v1/forms/x/reports/")).status_code == 503
