"""Gunicorn's settings for both web processes: `gunicorn --config python:soh.operations.web_server soh.wsgi`.

WEB_CONCURRENCY (processes), WEB_THREADS, WEB_WAITING and PORT come from the environment; gunicorn itself reads the
first and the last.
"""

import gc
import os
from pathlib import Path
from typing import Any

worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
if os.environ.get("DOOR") == "public":
    threads += int(os.environ.get("WEB_WAITING", "40"))  # threads that wait cost nothing; who is next: fair_share
graceful_timeout = 6  # a deployment or Ctrl-C ends within ten seconds
timeout = 30
preload_app = True  # loads the platform once, not once a process
keepalive = 15
# The heartbeat file must never wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a private file in it
control_socket_disable = True
accesslog = None  # addresses and paths of reporters are not logged; metrics count requests
errorlog = "-"
loglevel = "warning"
limit_request_line = 4094
limit_request_fields = 60


def when_ready(server: Any) -> None:
    """What is loaded stays for good: workers share its memory, and the collector never looks at it again."""
    gc.collect()
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """Leave behind any database connection made while loading: two processes must never share one."""
    from django.db import connections
    from django.db.backends.postgresql.base import DatabaseWrapper

    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()
