"""Conditions that the source writes as an expression, such as `applicant.country == 'Turkey' and not adult`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reporting.authoring.importers.comparisons import UnclearError, comparison
from reporting.authoring.importers.draft import Draft
from reporting.authoring.importers.source import whole
from reporting.definition.conditions import AllOf, AnyOf, Condition, Named, Not

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<number>-?[0-9]+(?:\.[0-9]+)?)"""
    r"""|(?P<name>[A-Za-z_$][A-Za-z0-9_$.-]*)|(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||[<>()!]))"""
)
_SIGNS = {
    "==": "is", "===": "is", "!=": "is not", "!==": "is not",
    "<": "is less than", ">": "is more than", "<=": "is at most", ">=": "is at least",
}  # fmt: skip
_TURNED = {"is less than": "is more than", "is more than": "is less than",
           "is at most": "is at least", "is at least": "is at most"}  # fmt: skip
_LENGTHS = {
    "is": ("has length", 0),
    "is more than": ("is longer than", 0),
    "is less than": ("is shorter than", 0),
    "is at least": ("is longer than", -1),
    "is at most": ("is shorter than", 1),
}
_DEEPEST = 40
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    words: str


def expressed(expression: str, draft: Draft) -> Condition:
    """The condition that an expression means; raises UnclearError."""
    return _Parser(_tokens(expression), draft).parse()


def _tokens(expression: str) -> list[_Token]:
    if len(expression) > _LONGEST:
        raise UnclearError("its expression is too long")
    expression = expression.rstrip()
    found: list[_Token] = []
    place = 0
    while place < len(expression):
        token = _TOKEN.match(expression, place)
        if token is None or token.lastgroup is None:
            raise UnclearError(f"its expression is not understood at {expression[place : place + 40]!r}")
        words = token[token.lastgroup]
        kind = token.lastgroup
        if kind == "text":
            words = re.sub(r"\\(.)", r"\1", words[1:-1])
        elif words in ("and", "or", "not", "in", "&&", "||", "!"):
            kind, words = "word", {"&&": "and", "||": "or", "!": "not"}.get(words, words)
        elif words in ("true", "false"):
            kind = "value"
        found.append(_Token(kind, words))
        place = token.end()
    return found


class _Parser:
    """Or binds weakest, then and, then not."""

    def __init__(self, tokens: list[_Token], draft: Draft) -> None:
        self.tokens, self.draft, self.place, self.depth = tokens, draft, 0, 0

    def parse(self) -> Condition:
        condition = self._any()
        if self.place < len(self.tokens):
            raise UnclearError(f"its expression is not understood at {self.tokens[self.place].words[:40]!r}")
        return condition

    def _any(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnclearError("its expression is too deep")
        parts = [self._all()]
        while self._takes("or"):
            parts.append(self._all())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._takes("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self) -> Condition:
        negated = False
        while self._takes("not"):
            negated = not negated
        if self._takes("("):
            condition = self._any()
            if not self._takes(")"):
                raise UnclearError("its expression lacks a bracket")
        else:
            condition = self._comparison()
        return Not(condition) if negated else condition

    def _comparison(self) -> Condition:
        left = self._next()
        if left.words in ("length", "lower", "trim") and self._takes("("):
            return self._of_function(left.words)
        if self._takes("in"):
            right = self._next()
            if right.kind != "name":
                raise UnclearError("its expression looks for a value in what is no question")
            return comparison(self.draft, right.words, "contains", left.words)
        following = self.tokens[self.place].words if self.place < len(self.tokens) else ""
        if following not in _SIGNS:
            if left.kind != "name":
                raise UnclearError("its expression compares nothing")
            return self._bare(left.words)
        self.place += 1
        operator, right = _SIGNS[following], self._next()
        if left.kind != "name":
            left, right, operator = right, left, _TURNED.get(operator, operator)
        if left.kind != "name" or right.kind == "name":
            raise UnclearError("its expression does not compare a question with a value")
        return comparison(self.draft, left.words, operator, right.words)

    def _of_function(self, function: str) -> Condition:
        """`length(name) > 3`: by how many characters an answer has. Others do not change what is compared here."""
        name = self._next()
        if name.kind != "name" or not self._takes(")") or self.place >= len(self.tokens):
            raise UnclearError("its expression is incomplete")
        sign = self.tokens[self.place].words
        self.place += 1
        right = self._next()
        if sign not in _SIGNS or right.kind == "name":
            raise UnclearError("its expression does not compare a question with a value")
        operator = _SIGNS[sign]
        if function != "length":
            return comparison(self.draft, name.words, operator, right.words)
        size = whole(right.words)
        if size is None or operator not in _LENGTHS:
            raise UnclearError("its expression does not compare a length with a number")
        words, more = _LENGTHS[operator]
        return comparison(self.draft, name.words, words, size + more)

    def _bare(self, name: str) -> Condition:
        if name in self.draft.condition_codes and name not in self.draft.asked:
            return Named(self.draft.condition_codes[name])
        return comparison(self.draft, name, "is", True)

    def _takes(self, words: str) -> bool:
        here = self.tokens[self.place] if self.place < len(self.tokens) else None
        if here is None or here.kind not in ("word", "sign") or here.words != words:
            return False
        self.place += 1
        return True

    def _next(self) -> _Token:
        if self.place >= len(self.tokens) or self.tokens[self.place].kind in ("word", "sign"):
            raise UnclearError("its expression is incomplete")
        self.place += 1
        return self.tokens[self.place - 1]
