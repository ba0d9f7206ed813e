"""Reasons for which a person with the right password is still not signed in. Higher rooms register theirs."""

from collections.abc import Callable
from typing import Any

Rule = Callable[[Any], str]
_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Ask this rule at every sign-in with a password; it returns the reason, or nothing."""
    if rule not in _rules:
        _rules.append(rule)


def reason(person: Any) -> str:
    """Return the first reason, empty when the person may sign in."""
    return next((words for words in (rule(person) for rule in _rules) if words), "")
