"""Figures of this process in Prometheus' text format: how many requests, how long, how much memory.

Labels are door, process, method and status: never a path, a host or anything of a person.
"""

import os
import resource
import time
from collections import Counter
from collections.abc import Iterator
from threading import Lock

from django.http import HttpResponse

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestFigures:
    """Counts of answered requests; safe to use from several threads."""

    def __init__(self, door: str) -> None:
        self._door = door
        self._lock = Lock()
        self._started_at = time.time()
        self._answered: Counter[tuple[str, int]] = Counter()
        self._seconds = 0.0
        self._in_progress = 0

    def begin(self) -> None:
        """A request came in."""
        with self._lock:
            self._in_progress += 1

    def end(self, *, method: str | None, status: int, seconds: float) -> None:
        """A request was answered. A method that HTTP does not know counts as OTHER, so that nobody can add labels."""
        with self._lock:
            self._in_progress -= 1
            self._answered[method if method in _METHODS else "OTHER", status] += 1
            self._seconds += seconds

    def response(self) -> HttpResponse:
        """The figures as a page."""
        return HttpResponse("\n".join(self._lines()) + "\n", content_type=CONTENT_TYPE)

    def _lines(self) -> Iterator[str]:
        labels = f'door="{self._door}",process="{os.getpid()}"'
        with self._lock:
            answered, seconds, waiting = dict(self._answered), self._seconds, self._in_progress
        yield "# HELP soh_requests_total Requests answered."
        yield "# TYPE soh_requests_total counter"
        for (method, status), count in sorted(answered.items()):
            yield f'soh_requests_total{{{labels},method="{method}",status="{status}"}} {count}'
        yield "# HELP soh_request_seconds Time to answer requests."
        yield "# TYPE soh_request_seconds summary"
        yield f"soh_request_seconds_sum{{{labels}}} {seconds:.6f}"
        yield f"soh_request_seconds_count{{{labels}}} {sum(answered.values())}"
        usage = resource.getrusage(resource.RUSAGE_SELF)
        yield from _single("soh_requests_in_progress", "gauge", "Requests being answered.", labels, waiting)
        yield from _single("soh_process_start_time_seconds", "gauge", "Start, in Unix time.", labels, self._started_at)
        yield from _single(
            "soh_process_cpu_seconds_total",
            "counter",
            "CPU time used.",
            labels,
            usage.ru_utime + usage.ru_stime,
        )
        yield from _single(
            "soh_process_peak_memory_bytes", "gauge", "Most memory held.", labels, usage.ru_maxrss * 1024
        )


def _single(name: str, kind: str, words: str, labels: str, value: float) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"
    yield f"{name}{{{labels}}} {value}"
