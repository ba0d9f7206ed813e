"""Which requests of the walk, and which tests, run through the function of a mutant: no other could notice its loss."""

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.database.fingerprint import ROOT
from tests.isolation.addresses import Address
from tests.isolation.mutants import codes_of, functions_by_place, mutants
from tests.isolation.public_addresses import PublicCell
from tests.isolation.requesters import Requester
from tests.isolation.walk import Walk

Words = tuple[str, ...]
"""What tells a cell: who asks, with which verb, on which host, for which path."""
MOST_CELLS = 150
MOST_TESTS = 60
_OF_ONE_TEST = 3
"""So many cases of a test that has several."""
_NOTE = "soh_reached"


class Listener:
    """Hears calls of the functions in which mutants are: each gets a first line that says so."""

    def __init__(self) -> None:
        self.heard: set[str] = set()
        setattr(builtins, _NOTE, self._note)
        functions = functions_by_place(mutants())
        for file in {place.partition(":")[0] for place in functions}:
            tree = Noted(file, frozenset(functions)).visit(ast.parse((ROOT / file).read_text()))
            code = compile(ast.fix_missing_locations(tree), str(ROOT / file), "exec")
            for other in codes_of(code):
                for one in functions.get(f"{file}:{other.co_qualname}", ()):
                    if one.__code__.co_freevars == other.co_freevars:
                        one.__code__ = other

    @contextmanager
    def listening(self) -> Iterator[set[str]]:
        """Yield the set that fills with the names of functions called meanwhile."""
        self.heard = heard = set()
        yield heard

    def _note(self, place: str) -> None:
        self.heard.add(place)


class Noted(ast.NodeTransformer):
    """Lets the wanted functions of a file say that they are called."""

    def __init__(self, file: str, wanted: frozenset[str]) -> None:
        self.file, self.wanted = file, wanted
        self._name = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        """Go into a class."""
        return self._within(node, f"{self._name}{node.name}.")

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        """Add the line after the docstring."""
        place = f"{self.file}:{self._name}{node.name}"
        made = self._within(node, f"{self._name}{node.name}.<locals>.")
        if place in self.wanted:
            note = ast.parse(f"{_NOTE}({place!r})").body
            at = 1 if ast.get_docstring(node) is not None else 0
            made.body[at:at] = [ast.copy_location(line, node.body[-1]) for line in note]
        return made

    def _within(self, node: Any, name: str) -> Any:
        before, self._name = self._name, name
        made = self.generic_visit(node)
        self._name = before
        return made


class Recording(Walk):
    """A walk that writes down which functions each cell called."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.listener = Listener()
        self.reached: dict[str, dict[tuple[str, str, str], list[Words]]] = defaultdict(lambda: defaultdict(list))

    def _ask(self, client: Any, requester: Requester, verb: str, address: Address, form: dict[str, Any]) -> Any:
        with self.listener.listening() as heard:
            client = super()._ask(client, requester, verb, address, form)
        self._keep(heard, (address.name, requester.name, verb), (requester.name, verb, address.path))
        return client

    def _ask_public(self, client: Any, requester: Requester, cell: PublicCell, body: str) -> None:
        with self.listener.listening() as heard:
            super()._ask_public(client, requester, cell, body)
        words = (requester.name, cell.verb, cell.host, cell.path)
        self._keep(heard, (cell.name, requester.name, cell.verb), words)

    def _keep(self, heard: Iterable[str], kind: tuple[str, str, str], words: Words) -> None:
        for name in heard:
            self.reached[name][kind].append(words)

    def chosen(self) -> dict[str, list[Words]]:
        """For each function a spread of the cells that called it: first one of each name of an address, then more."""
        return {name: _spread(kinds) for name, kinds in self.reached.items()}


def _spread(kinds: Mapping[tuple[str, str, str], list[Words]]) -> list[Words]:
    """By turns from each name of an address, and there from each requester and verb."""
    by_name: dict[str, list[Words]] = defaultdict(list)
    for (name, _, _), cells in sorted(kinds.items()):
        by_name[name].append(cells[0])
    for (name, _, _), cells in sorted(kinds.items()):
        by_name[name] += cells[1:]
    found: list[Words] = []
    while len(found) < MOST_CELLS and any(by_name.values()):
        found += [cells.pop(0) for cells in by_name.values() if cells]
    return found[:MOST_CELLS]


@dataclass(frozen=True)
class Chosen:
    """A part of the matrix: these cells."""

    cells: frozenset[Words]

    def has(self, *words: str, is_first: bool = False) -> bool:
        """Whether a cell is one of them."""
        return words in self.cells


def tests_reaching(place: str, reached: Mapping[str, list[str]]) -> list[str]:
    """The tests that call the function, the most particular ones first. `reached`: what each test calls."""
    found = sorted((len(places), test) for test, places in reached.items() if place in places)
    cases: dict[str, Iterator[int]] = defaultdict(count)
    chosen = [test for _, test in found if next(cases[test.partition("[")[0]]) < _OF_ONE_TEST]
    return chosen[:MOST_TESTS]
