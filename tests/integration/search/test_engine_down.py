"""Elasticsearch may fail: visitors are answered all the same, by PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from search.engines import choice
from search.engines import elasticsearch as engine
from soh.settings.components.search import search_backends
from tests.factories.pages import add_page, create_force, home_of
from tests.integration.search.conftest import Indexing

pytestmark = pytest.mark.django_db

NOBODY = "http://127.0.0.1:9"


class Clock:
    """Time that a test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(choice, "circuit", choice.Circuit(made))
    return made


@pytest.fixture
def broken(settings: Any, httpserver: HTTPServer) -> HTTPServer:
    """An Elasticsearch that answers, but with errors."""
    settings.WAGTAILSEARCH_BACKENDS = search_backends(httpserver.url_for("/"), "soh_")
    return httpserver


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What reached the log, from whomever."""
    caplog.set_level("INFO")
    return lambda: [record.getMessage() for record in caplog.records if "wagtail" not in record.name]


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_engine_that_answers_with_errors_is_replaced(
    status: int, broken: HTTPServer, visitor: Callable[..., Any]
) -> None:
    broken.expect_request("/soh_pages/_search").respond_with_json({"error": "x", "status": status}, status=status)
    site = create_force()
    add_page(home_of(site), title="Burglary")

    for path in ("/search/?q=burglary", "/api/v1/search/?q=burglary"):
        answer = visitor(site, path)

        assert answer.status_code == 200
        assert "Burglary" in answer.content.decode()


def test_an_engine_that_hangs_is_replaced(
    broken: HTTPServer, monkeypatch: pytest.MonkeyPatch, visitor: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    release = Event()
    request.addfinalizer(release.set)
    broken.expect_request("/soh_pages/_search").respond_with_handler(lambda _: Response(str(release.wait(30))))
    monkeypatch.setattr(engine, "SECONDS", 0.2)
    site = create_force()
    add_page(home_of(site), title="Burglary")

    assert "Burglary" in visitor(site, "/search/?q=burglary").content.decode()


def test_a_stopped_engine_is_asked_once_until_it_has_rested_and_logged_once(
    settings: Any, clock: Clock, visitor: Callable[..., Any], logged: Callable[[], list[str]]
) -> None:
    settings.WAGTAILSEARCH_BACKENDS = search_backends(NOBODY, "soh_")
    site = create_force()
    add_page(home_of(site), title="Burglary")

    answers = [visitor(site, "/search/?q=burglary") for _ in range(3)]
    clock.now += choice.SECONDS_OF_REST
    answers.append(visitor(site, "/search/?q=burglary"))

    assert [answer.status_code for answer in answers] == [200] * 4
    assert all("Burglary" in answer.content.decode() for answer in answers)
    assert logged() == ["Elasticsearch does not answer (ConnectionError); PostgreSQL answers instead"]


def test_an_engine_that_failed_is_left_alone_while_it_rests(
    broken: HTTPServer, clock: Clock, visitor: Callable[..., Any]
) -> None:
    broken.expect_request("/soh_pages/_search").respond_with_json({"error": "x", "status": 503}, status=503)
    site = create_force()

    for _ in range(3):
        visitor(site, "/search/?q=burglary")
    asked_at_first = len(broken.log)
    clock.now += choice.SECONDS_OF_REST
    visitor(site, "/search/?q=burglary")

    assert (asked_at_first, len(broken.log)) == (1, 2)


def test_publishing_goes_on_while_the_engine_is_down(
    settings: Any,
    django_capture_on_commit_callbacks: Any,
    visitor: Callable[..., Any],
    logged: Callable[[], list[str]],
) -> None:
    settings.WAGTAILSEARCH_BACKENDS = search_backends(NOBODY, "soh_")

    with django_capture_on_commit_callbacks(execute=True):
        site = create_force()
        add_page(home_of(site), title="Burglary")

    assert "2 pages not indexed: Elasticsearch does not answer (ConnectionError)" in logged()
    assert "Burglary" in visitor(site, "/search/?q=burglary").content.decode()


@pytest.mark.elasticsearch
def test_an_engine_that_came_back_answers_again(
    elasticsearch: Any,
    clock: Clock,
    settings: Any,
    committing: Indexing,
    visitor: Callable[..., Any],
    logged: Callable[[], list[str]],
) -> None:
    whole = settings.WAGTAILSEARCH_BACKENDS
    with committing():
        site = create_force()
        add_page(home_of(site), title="Burglary")
    settings.WAGTAILSEARCH_BACKENDS = search_backends(NOBODY, "soh_")
    visitor(site, "/search/?q=burglary")
    settings.WAGTAILSEARCH_BACKENDS = whole
    clock.now += choice.SECONDS_OF_REST

    answer = visitor(site, "/search/?q=burglary")

    assert "Burglary" in answer.content.decode()
    assert logged()[-1] == "Elasticsearch answers again"


@pytest.mark.elasticsearch
def test_a_missing_index_is_no_error(elasticsearch: Any, visitor: Callable[..., Any]) -> None:
    site = create_force()
    add_page(home_of(site), title="Burglary")
    elasticsearch.delete()

    answer = visitor(site, "/search/?q=burglary")

    elasticsearch.put()
    assert "Burglary" in answer.content.decode()
