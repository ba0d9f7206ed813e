"""Both engines, each with a real server behind it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from search.engines import choice
from soh.core import memos
from soh.settings.components.doors import door_settings
from soh.settings.components.search import search_backends
from tests.integration.search.server import running_server

Indexing = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def fresh_process(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start each test like a public process that has served nothing and asked no engine."""
    settings.MEDIA_ROOT = str(tmp_path)
    for name, value in door_settings("public").items():
        setattr(settings, name, value)
    monkeypatch.setattr(choice, "circuit", choice.Circuit())
    memos.forget_all()
    yield
    memos.forget_all()


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The address of a real Elasticsearch."""
    with running_server() as url:
        yield url


@pytest.fixture
def elasticsearch(elasticsearch_url: str, settings: Any) -> Any:
    """Search with Elasticsearch: an empty index of this worker's own."""
    from search.engines.elasticsearch import page_index

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings.WAGTAILSEARCH_BACKENDS = search_backends(elasticsearch_url, f"test_{os.getpid()}_{worker}_")
    index = page_index()
    index.reset()
    yield index
    for name in index.es.indices.get(index=f"{index.name}*"):  # a rebuild makes new ones; wildcards may not be deleted
        index.es.indices.delete(index=name)


@pytest.fixture(params=["postgresql", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, settings: Any) -> str:
    """Run the test with each engine."""
    name: str = request.param
    if name == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    else:
        settings.WAGTAILSEARCH_BACKENDS = search_backends("", "")
    return name


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Indexing:
    """`with committing():` does what follows a commit, and waits until Elasticsearch shows it."""

    @contextmanager
    def commit() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield
        refresh()

    return commit


def refresh() -> None:
    """Let Elasticsearch show what was written."""
    from search.engines.configuration import has_elasticsearch
    from search.engines.elasticsearch import page_index

    if has_elasticsearch():
        page_index().es.indices.refresh(index=page_index().name)


@pytest.fixture
def visitor() -> Callable[..., Any]:
    """`visitor(site, path)`: a visitor's answer."""

    def get(site: Any, path: str, **extra: Any) -> Any:
        return Client(HTTP_HOST=site.host, **extra).get(path)

    return get
