"""Sets of answers as ordered multi-valued decision diagrams.

A diagram says for every combination of variable values whether it belongs to the set. Equal sets are the
same node, so "is this ever possible" is one comparison, however many conditions went into it. See R. E.
Bryant, Graph-based algorithms for Boolean function manipulation (1986). A set and all that is not in it share their
nodes: they differ in the last bit of their number, so that turning a set round costs nothing (K. S. Brace and others,
Efficient implementation of a BDD package, 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

Node: TypeAlias = int

NEVER: Node = 0
ALWAYS: Node = 1

MOST_NODES = 140_000
MOST_VARIABLES = 400
"""Diagrams are walked by recursion, a level for each variable."""

_BEYOND_ALL = 1 << 30
_BITS = 32


class TooComplexError(Exception):
    """The conditions need more nodes or variables than are allowed."""


class Diagrams:
    """Makes and combines diagrams. Variables are numbered in the order they are made."""

    def __init__(self) -> None:
        # By number of a node: even ones are made, each odd one is the rest of the one before it.
        self._variables: list[int] = [_BEYOND_ALL, _BEYOND_ALL]
        self._children: list[tuple[Node, ...]] = [(), ()]
        self._nodes: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._both: dict[int, Node] = {}
        self._sizes: list[int] = []

    def variable(self, values: int) -> int:
        """A new variable with this many values, from 0."""
        if len(self._sizes) >= MOST_VARIABLES:
            raise TooComplexError
        self._sizes.append(values)
        return len(self._sizes) - 1

    def is_one_of(self, variable: int, values: Iterable[int]) -> Node:
        """Where a variable has one of these values."""
        wanted = frozenset(values)
        size = self._sizes[variable]
        return self._node(variable, tuple(ALWAYS if value in wanted else NEVER for value in range(size)))

    def variables(self) -> range:
        """All variables made so far."""
        return range(len(self._sizes))

    def split(self, node: Node, variable: int) -> Iterator[Node]:
        """A set in parts, one for each value of a variable."""
        return (self.both(node, self.is_one_of(variable, (value,))) for value in range(self._sizes[variable]))

    def _node(self, variable: int, children: tuple[Node, ...]) -> Node:
        """The node of these children. The first one is even: of what is not, the rest is made, and turned round."""
        if not children:
            return NEVER
        first = children[0]
        if children.count(first) == len(children):
            return first
        turned = first & 1
        if turned:
            children = tuple([child ^ 1 for child in children])
        key = (variable, children)
        node = self._nodes.get(key)
        if node is None:
            node = len(self._variables)
            if node > 2 * MOST_NODES:
                raise TooComplexError
            self._nodes[key] = node
            self._variables += (variable, variable)
            self._children += (children, tuple([child ^ 1 for child in children]))
        return node ^ turned

    def both(self, left: Node, right: Node) -> Node:
        """Where both hold."""
        if left == right or right == ALWAYS:
            return left
        if left == ALWAYS:
            return right
        if left == NEVER or right == NEVER or left ^ 1 == right:
            return NEVER
        key = left << _BITS | right if left < right else right << _BITS | left
        node = self._both.get(key)
        if node is None:
            node = self._both[key] = self._combined(left, right)
        return node

    def _combined(self, left: Node, right: Node) -> Node:
        first, second, both = self._variables[left], self._variables[right], self.both
        if first == second:
            pairs = zip(self._children[left], self._children[right], strict=True)
            return self._node(first, tuple([both(one, other) for one, other in pairs]))
        if first > second:
            left, right, first = right, left, second
        return self._node(first, tuple([both(child, right) for child in self._children[left]]))

    def negated(self, node: Node) -> Node:
        """Where it does not hold."""
        return node ^ 1

    def either(self, left: Node, right: Node) -> Node:
        """Where at least one holds."""
        return self.both(left ^ 1, right ^ 1) ^ 1

    def all_of(self, nodes: Iterable[Node]) -> Node:
        """Where all hold."""
        found = ALWAYS
        for node in nodes:
            found = self.both(found, node)
        return found

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """Where at least one holds."""
        found = NEVER
        for node in nodes:
            found = self.either(found, node)
        return found

    def without(self, node: Node, variables: Iterable[int]) -> Node:
        """Where some value of these variables would do."""
        gone = frozenset(variables)
        found: dict[Node, Node] = {NEVER: NEVER, ALWAYS: ALWAYS}

        def reduced(one: Node) -> Node:
            if one not in found:
                children = [reduced(child) for child in self._children[one]]
                variable = self._variables[one]
                found[one] = self.any_of(children) if variable in gone else self._chosen(variable, children)
            return found[one]

        return reduced(node)

    def _chosen(self, variable: int, children: Sequence[Node]) -> Node:
        """The child of a variable's value, each of which knows later variables only."""
        return self._node(variable, tuple(children))

    def size(self, node: Node, most: int) -> int:
        """Number of nodes of a diagram, counted up to `most`."""
        seen: set[Node] = set()
        ahead = [node]
        while ahead and len(seen) < most:
            node = ahead.pop()
            if node not in seen:
                seen.add(node)
                ahead += self._children[node]
        return len(seen)

    def one_of(self, node: Node) -> dict[int, int] | None:
        """One combination that belongs to the set, the first values first; None for an empty set.

        Variables which make no difference are left out.
        """
        if node == NEVER:
            return None
        chosen: dict[int, int] = {}
        while node != ALWAYS:
            children = self._children[node]
            value = next(value for value, child in enumerate(children) if child != NEVER)
            chosen[self._variables[node]] = value
            node = children[value]
        return chosen
