"""The demo's search engine: PostgreSQL, or with SEARCH=elasticsearch a real Elasticsearch."""

import os
from pathlib import Path

from soh.operations.demo.problems import DemoError
from soh.operations.demo.terminal import say
from soh.operations.elasticsearch import server
from soh.operations.elasticsearch.errors import ElasticsearchError
from soh.operations.postgres.layout import data_folder

ENGINES = ("", "postgresql", "elasticsearch")


def wants_elasticsearch() -> bool:
    """Whether SEARCH asks for Elasticsearch. Raises DemoError for an engine that is none."""
    engine = os.environ.get("SEARCH", "")
    if engine not in ENGINES:
        raise DemoError(f"SEARCH is {engine!r}; it must be postgresql or elasticsearch.")
    return engine == "elasticsearch"


def start() -> str:
    """Have the server ready and return its address. Raises DemoError."""
    try:
        was_up = server.is_ready()
        layout = server.ensure_running()
    except ElasticsearchError as problem:
        raise DemoError(str(problem)) from problem
    if not was_up:
        _started_here().touch()
    return layout.url


def stop() -> None:
    """Stop the server if the demo of this checkout started it."""
    if _started_here().exists():
        say("Elasticsearch is stopped." if server.stop() else "Elasticsearch was not running.")
        _started_here().unlink()


def _started_here() -> Path:
    return data_folder() / "elasticsearch.started"
