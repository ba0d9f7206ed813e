"""Only search asks the index, and within search only the service: there the force is part of every question."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("platform", "sites", "pages", "reporting", "search")
INDEX_MODULES = (
    "modelsearch",
    "elasticsearch",
    "elastic_transport",
    "wagtail.search.backends",
    "wagtail.search.models",
)
INDEX_NAMES = {"a queryset's search", "index_entries", "IndexEntry", "get_search_backend", "get_search_backends"}
QUERYSET = re.compile(r"\bobjects\b|queryset|pages?\b", re.IGNORECASE)
MAY_ASK_THE_ENGINES = {"search/service.py"}


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from (path for path in sorted((ROOT / room).rglob("*.py")) if "node_modules" not in path.parts)


def names_of(path: Path) -> Iterator[str]:
    """Every module and name that a file mentions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
            if node.attr in ("search", "autocomplete") and QUERYSET.search(ast.unparse(node.value)):
                yield "a queryset's search"
        elif isinstance(node, ast.Name):
            yield node.id


def touches_the_index(name: str) -> bool:
    return name in INDEX_NAMES or any(name == module or name.startswith(f"{module}.") for module in INDEX_MODULES)


@pytest.mark.parametrize(
    "source",
    [
        "import modelsearch",
        "from wagtail.search.backends import get_search_backend",
        "Page.objects.live().search('x')",
        "found = pages.autocomplete(text)",
    ],
)
def test_the_rule_sees_who_touches_the_index(source: str, tmp_path: Path) -> None:
    path = tmp_path / "someone.py"
    path.write_text(source)

    assert any(touches_the_index(name) for name in names_of(path))


def test_nothing_outside_search_touches_the_index() -> None:
    culprits = {
        str(path.relative_to(ROOT)): sorted({name for name in names_of(path) if touches_the_index(name)})
        for path in sources()
        if path.relative_to(ROOT).parts[0] != "search"
    }

    assert {path: names for path, names in culprits.items() if names} == {}


def test_within_search_only_the_service_asks_the_engines() -> None:
    askers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "search").rglob("*.py")
        if "engines" not in path.relative_to(ROOT).parts and "search.engines.choice" in set(names_of(path))
    }

    assert askers == MAY_ASK_THE_ENGINES


def test_the_index_is_written_by_engines_and_indexing_alone() -> None:
    touching = {
        path.relative_to(ROOT).parts[1]
        for path in (ROOT / "search").rglob("*.py")
        if any(touches_the_index(name) for name in names_of(path))
    }

    assert touching == {"engines", "indexing"}
