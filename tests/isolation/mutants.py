"""Tenant filters taken out of the source, one at a time.

A mutant is one place in one function: a `.filter(...)` that names whose rows they are, a guard that refuses, or a
verdict that is given. Nothing is written to the source: a function of the running process gets other code.
"""

import ast
import gc
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from tests.database.fingerprint import ROOT

MODULES: dict[str, str] = {
    "sites/access": "tests/integration/sites/access",
    "pages/library/permissions.py": "tests/integration/pages",
    "pages/library/links.py": "tests/integration/pages",
    "pages/library/references.py": "tests/integration/pages",
    "pages/serving/files.py": "tests/integration/pages",
    "pages/serving/visibility.py": "tests/integration/pages tests/integration/search",
    "pages/api/representation.py": "tests/integration/pages",
    "search/service.py": "tests/integration/search",
    "search/engines/postgresql.py": "tests/integration/search",
    "reporting/inbox/access.py": "tests/integration/reporting/inbox",
    "reporting/inbox/queue_page.py": "tests/integration/reporting/inbox",
    "reporting/records/triage.py": "tests/integration/reporting/inbox tests/integration/reporting/records",
    "reporting/intake/drafts.py": "tests/integration/reporting/intake tests/integration/reporting/web",
    "reporting/intake/idempotency.py": "tests/integration/reporting/intake tests/integration/reporting/api",
    "sites/forces/hosts.py": "tests/integration/sites/forces",
    "platform/soh/api/keys/grants.py": "tests/integration/soh/api",
    "platform/soh/api/keys/authentication.py": "tests/integration/soh/api",
    "platform/soh/api/permissions.py": "tests/integration/soh/api",
}
"""Where tenant filters live, and the tests that are asked when the walk notices nothing."""

_TENANT = re.compile(
    r"force|own_|theirs|\bmine|tree|within|site\b|national|visible|owner|collection|member|may_|missing"
)
_FILTERS = frozenset({"filter", "descendant_of", "child_of", "exclude"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One place: `number` counts the places of its file."""

    file: str
    function: str
    line: int
    kind: str
    number: int
    words: str

    @property
    def name(self) -> str:
        """How it is told of."""
        return f"{self.file}:{self.line} {self.function}: {self.kind} {self.words}"


class Places(ast.NodeTransformer):
    """Finds the places of a module; with a `wanted` number, takes that one out."""

    def __init__(self, file: str, wanted: int | None = None) -> None:
        self.file, self.wanted = file, wanted
        self.found: list[Mutant] = []
        self._scope: list[tuple[str, Any]] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        """Go into a class."""
        return self._within(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        """Go into a function."""
        return self._within(node)

    def visit_Call(self, node: ast.Call) -> Any:
        """A filter: what it was called on is left."""
        made = self.generic_visit(node)
        called = node.func
        is_filter = isinstance(called, ast.Attribute) and called.attr in _FILTERS
        if is_filter and self._is_about_tenants(*node.args, *node.keywords) and self._is_wanted(node, "without"):
            return called.value
        return made

    def visit_If(self, node: ast.If) -> Any:
        """A guard: nobody is refused."""
        made = self.generic_visit(node)
        is_place = _refuses(node) and self._is_about_tenants(node.test)
        if is_place and self._is_wanted(node.test, "never refusing") and isinstance(made, ast.If):
            asked_still = made.test  # lest a closure know fewer names
            never = ast.BoolOp(ast.And(), [asked_still, ast.copy_location(ast.Constant(False), node.test)])
            made.test = ast.copy_location(never, node.test)
        return made

    def visit_Return(self, node: ast.Return) -> Any:
        """A verdict: always the one that lets through."""
        made = self.generic_visit(node)
        function = self._function()
        if node.value is None or isinstance(node.value, ast.Constant) or not _is_verdict(function):
            return made
        if self._is_about_tenants(node.value) and self._is_wanted(node.value, "always letting through"):
            passes = ast.Constant("missing" not in function.name and "refuse" not in function.name)
            return ast.copy_location(ast.Return(ast.copy_location(passes, node)), node)
        return made

    def _within(self, node: Any) -> Any:
        self._scope.append((node.name, node))
        made = self.generic_visit(node)
        self._scope.pop()
        return made

    def _function(self) -> Any:
        return self._scope[-1][1] if self._scope and isinstance(self._scope[-1][1], ast.FunctionDef) else None

    def _is_about_tenants(self, *nodes: ast.AST) -> bool:
        return self._function() is not None and any(_TENANT.search(ast.unparse(node)) for node in nodes)

    def _is_wanted(self, node: Any, kind: str) -> bool:
        number = len(self.found)
        name = "".join(
            f"{name}.<locals>." if isinstance(outer, ast.FunctionDef) else f"{name}."
            for name, outer in self._scope[:-1]
        )
        name += self._scope[-1][0]
        self.found.append(Mutant(self.file, name, node.lineno, kind, number, ast.unparse(node)[:90]))
        return number == self.wanted


def mutants() -> list[Mutant]:
    """Every place, in the order of the files."""
    found: list[Mutant] = []
    for file in _files():
        places = Places(file)
        places.visit(ast.parse((ROOT / file).read_text()))
        found += places.found
    return found


def apply(mutant: Mutant) -> bool:
    """Give the function its other code in this process; False where it cannot be made."""
    tree = Places(mutant.file, mutant.number).visit(ast.parse((ROOT / mutant.file).read_text()))
    code = compile(ast.fix_missing_locations(tree), str(ROOT / mutant.file), "exec")
    other = next((found for found in _codes(code) if found.co_qualname == mutant.function), None)
    targets = functions_of(mutant)
    if other is None or not targets or any(other.co_freevars != one.__code__.co_freevars for one in targets):
        return False
    for target in targets:
        target.__code__ = other
    return True


def functions_of(mutant: Mutant) -> list[FunctionType]:
    """The functions of this process that run the code of a mutant's place: under decorators, and closures too."""
    dotted = mutant.file.removeprefix("platform/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    for module in (dotted, "soh.urls.staff", "soh.urls.public"):  # decorated views are made when addresses are
        importlib.import_module(module)
    file = str(ROOT / mutant.file)
    return [
        found
        for found in gc.get_objects()
        if type(found) is FunctionType  # isinstance would wake lazy objects
        and found.__code__.co_qualname == mutant.function
        and found.__code__.co_filename == file
    ]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _files() -> Iterator[str]:
    for place in MODULES:
        path = ROOT / place
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (str(file.relative_to(ROOT)) for file in files if "migrations" not in file.parts)


def _refuses(node: ast.If) -> bool:
    """Whether an `if` is a guard: it does nothing but raise, or return nothing, False or what is missing."""
    [*_, last] = node.body
    if isinstance(last, ast.Raise):
        return True
    if not isinstance(last, ast.Return) or len(node.body) > 1:
        return False
    value = "" if last.value is None else ast.unparse(last.value)
    return value in ("", "None", "False") or ".none()" in value or "not_found" in value


def _is_verdict(function: Any) -> bool:
    return function is not None and function.returns is not None and ast.unparse(function.returns) == "bool"


__all__ = ["Mutant", "apply", "functions_of", "mutants"]
