"""Health and figures answer on any host and tell nothing of persons."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from soh.operations import health

ANY_HOST = {"host": "203.0.113.9:8000"}


def test_a_live_process_answers_on_any_host_without_the_database() -> None:
    response = Client(headers=ANY_HOST).get("/healthz/live")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_process_is_ready_when_the_database_answers_and_is_migrated() -> None:
    response = Client(headers=ANY_HOST).get("/healthz/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "database": "ok", "migrations": "applied"}


@pytest.mark.django_db
def test_a_process_is_not_ready_while_a_migration_is_pending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(health._STATE, "migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'reporting'")

    response = Client(headers=ANY_HOST).get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["migrations"] == "pending"


def test_a_process_is_not_ready_without_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreachable:
        def cursor(self) -> Any:
            raise OperationalError("connection to server at db.internal failed: password of soh_app")

    monkeypatch.setattr(health, "connection", Unreachable())

    response = Client(headers=ANY_HOST).get("/healthz/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "not ready", "database": "unreachable", "migrations": "unknown"}


@pytest.mark.django_db
def test_metrics_count_answers_by_method_and_status_only() -> None:
    client = Client(headers=ANY_HOST)
    client.get("/secret-path/", headers={"User-Agent": "canary-agent"})
    client.generic("BREW", "/pot/")

    page = client.get("/metrics")

    text = page.content.decode()
    assert page["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'method="GET",status="421"} 1' in text
    assert 'method="OTHER",status="421"} 1' in text
    assert "soh_request_seconds_count" in text
    for word in ("secret-path", "canary-agent", "203.0.113.9", "BREW"):
        assert word not in text


@pytest.mark.parametrize("address", ["/healthz/live", "/healthz/ready", "/metrics"])
def test_nothing_can_be_posted_to_them(address: str) -> None:
    assert Client(headers=ANY_HOST).post(address).status_code == 405


@pytest.mark.django_db
def test_other_addresses_below_healthz_belong_to_no_one() -> None:
    with override_settings(DOOR="public"):
        assert Client(headers=ANY_HOST).get("/healthz/other").status_code == 421
