"""Which requests of the walk, and which tests, run through the function of a mutant: no other could notice its loss."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from tests.isolation.addresses import Address
from tests.isolation.mutants import Mutant, functions_of, mutants
from tests.isolation.public_addresses import PublicCell
from tests.isolation.requesters import Requester
from tests.isolation.walk import Walk

Words = tuple[str, ...]
"""What tells a cell: who asks, with which verb, on which host, for which path."""
MOST_CELLS = 150
MOST_TESTS = 40


def place_of(mutant: Mutant) -> str:
    """The name of the function that a mutant changes."""
    return f"{mutant.file}:{mutant.function}"


class Listener:
    """Hears calls of the functions in which mutants are."""

    def __init__(self) -> None:
        every = {place_of(mutant): mutant for mutant in mutants()}
        self.wanted = {id(one.__code__): name for name, mutant in every.items() for one in functions_of(mutant)}
        self.heard: set[str] = set()

    @contextmanager
    def listening(self) -> Iterator[set[str]]:
        """Yield the set that fills with the names of functions called meanwhile, in this thread."""
        self.heard = set()
        sys.setprofile(self._note)
        try:
            yield self.heard
        finally:
            sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            name = self.wanted.get(id(frame.f_code))
            if name is not None:
                self.heard.add(name)


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
    found = [(len(places), test) for test, places in reached.items() if place in places]
    return [test for _, test in sorted(found)[:MOST_TESTS]]
