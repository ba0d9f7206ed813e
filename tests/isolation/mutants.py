"""Tenant filters taken out of the source, one at a time.

A mutant is one place: in a function a `.filter(...)` that names whose rows they are, a guard that refuses, a verdict
that is given, the condition of a list, a term of a question to the search engine; in SQL of a module a comparison of
the force. Nothing is written to the source: a function of the running process gets other code, a module another text.

A `.get(force_id=..., pk=...)` is none: the row's own key picks the same row without the force, and what must not be
there is kept away by row-level security.
"""

import ast
import gc
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from tests.database.fingerprint import ROOT

MODULES: dict[str, str] = {
    "sites/access": "tests/integration/sites/access",
    "pages/library/permissions.py": "tests/integration/pages",
    "pages/library/links.py": "tests/integration/pages",
    "pages/library/references.py": "tests/integration/pages",
    "pages/library/resolution.py": "tests/integration/pages",
    "pages/serving/files.py": "tests/integration/pages",
    "pages/serving/visibility.py": "tests/integration/pages tests/integration/search",
    "search": "tests/integration/search tests/unit/search",
    "reporting/correspondence": "tests/integration/reporting/correspondence",
    "reporting/custody": "tests/integration/reporting/custody",
    "reporting/delivery": "tests/integration/reporting/delivery",
    "reporting/evidence": "tests/integration/reporting/evidence",
    "reporting/inbox": "tests/integration/reporting/inbox tests/integration/reporting/first_lock",
    "reporting/notices": "tests/integration/reporting/notices",
    "reporting/records": "tests/integration/reporting/inbox tests/integration/reporting/records",
    "reporting/retention": "tests/integration/reporting/retention",
    "reporting/triage": "tests/integration/reporting/triage",
    "reporting/api/delivery_views.py": "tests/integration/reporting/api",
    "reporting/intake": (
        "tests/integration/reporting/intake tests/integration/reporting/web tests/integration/reporting/api"
    ),
    "sites/forces/hosts.py": "tests/integration/sites/forces",
    "platform/soh/api/keys/grants.py": "tests/integration/soh/api",
    "platform/soh/api/permissions.py": "tests/integration/soh/api",
}
"""Where tenant filters live, and the tests that are asked when the walk notices nothing; `FOLDERS` besides."""

FOLDERS = ("tests/integration/sites", "tests/integration/soh/accounts", "tests/architecture", "tests/contracts")

_TENANT = re.compile(
    r"force|own_|theirs|\bmine|tree|within|site\b|national|visible|owner|collection|member|may_|missing|home"
)
_IN_SQL = re.compile(r"(?:\w+\.force_id IS NULL OR )?\w+\.force_id = (?:ANY\()?%\(\w+\)s(?:::int)?(?:\[\])?\)?")
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
    constant: str = ""
    """The text of the module that is changed, where it is no function's code."""

    @property
    def name(self) -> str:
        """How it is told of, and known again when lines have moved."""
        return f"{self.file} {self.function}: {self.kind} {self.words}"


class Places(ast.NodeTransformer):
    """Finds the places of a module; with a `wanted` number, takes that one out."""

    def __init__(self, file: str, wanted: int | None = None) -> None:
        self.file, self.wanted = file, wanted
        self.found: list[Mutant] = []
        self.text = ""
        """What the wanted constant is without its comparison."""
        self._scope: list[tuple[str, Any]] = []
        self._module: Any = None

    def visit_Module(self, node: ast.Module) -> Any:
        """Go into a module."""
        self._module = node
        return self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> Any:
        """SQL: one comparison of the force is true for every row."""
        target, value = node.targets[0], node.value
        if not self._scope and isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            for found in _IN_SQL.finditer(str(value.value)):
                reader = next((one.name for one in self._module.body if _names(one, target.id)), "")
                number = len(self.found)
                words = f"{target.id} without {found.group()}"
                self.found.append(Mutant(self.file, reader, node.lineno, "SQL", number, words, target.id))
                if number == self.wanted:
                    self.text = f"{value.value[: found.start()]}TRUE{value.value[found.end() :]}"  # type: ignore[index]
        return self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        """The condition of a list: everything is taken."""
        kept = [
            test
            for test in node.ifs
            if not (self._is_about_tenants(test) and self._is_wanted(test, "taking whatever comes, not only"))
        ]
        made = self.generic_visit(node)
        made.ifs = [test for test in made.ifs if test in kept] if len(kept) < len(node.ifs) else made.ifs
        return made

    def visit_List(self, node: ast.List) -> Any:
        """Terms of a question to the search engine: one is not asked."""
        kept = [
            one
            for one in node.elts
            if not (_is_term(one) and self._is_about_tenants(one) and self._is_wanted(one, "without the term"))
        ]
        made = self.generic_visit(node)
        made.elts = [one for one in made.elts if one in kept] if len(kept) < len(node.elts) else made.elts
        return made

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
    places = Places(mutant.file, mutant.number)
    tree = places.visit(ast.parse((ROOT / mutant.file).read_text()))
    if mutant.constant:
        setattr(importlib.import_module(_module_of(mutant.file)), mutant.constant, places.text)
        return True
    code = compile(ast.fix_missing_locations(tree), str(ROOT / mutant.file), "exec")
    other = next((found for found in codes_of(code) if found.co_qualname == mutant.function), None)
    targets = functions_of(mutant)
    if other is None or not targets or any(other.co_freevars != one.__code__.co_freevars for one in targets):
        return False
    for target in targets:
        target.__code__ = other
    return True


def functions_of(mutant: Mutant) -> list[FunctionType]:
    """The functions of this process that run the code of a mutant's place: under decorators, and closures too."""
    return functions_by_place([mutant])[place_of(mutant)]


def functions_by_place(wanted: Iterable[Mutant]) -> dict[str, list[FunctionType]]:
    """The same for many, at one look."""
    found: dict[str, list[FunctionType]] = {place_of(mutant): [] for mutant in wanted}
    for module in (*{_module_of(mutant.file) for mutant in wanted}, "soh.urls.staff", "soh.urls.public"):
        importlib.import_module(module)  # decorated views are made when addresses are
    for one in gc.get_objects():
        if type(one) is FunctionType:  # isinstance would wake lazy objects
            file = one.__code__.co_filename.removeprefix(f"{ROOT}/")
            place = f"{file}:{one.__code__.co_qualname}"
            if place in found:
                found[place].append(one)
    return found


def place_of(mutant: Mutant) -> str:
    """The name of the function that a mutant changes."""
    return f"{mutant.file}:{mutant.function}"


def _module_of(file: str) -> str:
    return file.removeprefix("platform/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def codes_of(code: CodeType) -> Iterator[CodeType]:
    """The code of every function in some code."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes_of(constant)


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


def _is_term(node: ast.AST) -> bool:
    return isinstance(node, ast.Dict) and [ast.unparse(key) for key in node.keys if key] == ["'term'"]


def _names(node: ast.AST, constant: str) -> bool:
    """Whether a function of a module reads a constant."""
    inner = ast.walk(node) if isinstance(node, ast.FunctionDef) else ()
    return any(isinstance(one, ast.Name) and one.id == constant for one in inner)


def _is_verdict(function: Any) -> bool:
    return function is not None and function.returns is not None and ast.unparse(function.returns) == "bool"


__all__ = ["FOLDERS", "MODULES", "Mutant", "apply", "codes_of", "functions_by_place", "mutants", "place_of"]
