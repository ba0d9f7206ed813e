"""Limits and used codes are known to every process of an installation."""

from threading import Thread

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import override_settings

from soh.core import clock, counters
from soh.settings.components.cache import cache_settings

SHARED = cache_settings("database://")


@pytest.fixture
def shared():
    with override_settings(**SHARED):
        yield


@pytest.mark.django_db
def test_each_window_counts_from_one(shared):
    with time_machine.travel(clock.now().replace(second=50), tick=False) as traveller:
        assert [counters.count("key:1", window=60) for _ in range(3)] == [(1, 10), (2, 10), (3, 10)]
        assert counters.count("key:2", window=60) == (1, 10)
        traveller.shift(10)
        assert counters.count("key:1", window=60) == (1, 60)


@pytest.mark.django_db
def test_counters_of_windows_that_are_over_are_removed(shared):
    counters.count("key:1", window=60)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_counter SET ends_at = now() - interval '1 minute'")

    assert counters.forget_old() == 1


@pytest.mark.django_db(transaction=True)
def test_processes_that_count_at_once_miss_nobody(shared):
    def count() -> None:
        for _ in range(25):
            counters.count("key:1", window=3_600)
        connection.close()

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counters.count("key:1", window=3_600)[0] == 101


@pytest.mark.django_db
def test_what_one_process_puts_into_the_cache_another_finds(shared):
    caches["default"].set("used-code:7", "123456", timeout=60)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_shared_cache")
        assert cursor.fetchone() == (1,)
    assert caches["default"].get("used-code:7") == "123456"
    assert caches["default"].add("used-code:7", "654321") is False


def test_an_unknown_cache_is_refused():
    with pytest.raises(ValueError, match="CACHE_URL"):
        cache_settings("redis://somewhere")
