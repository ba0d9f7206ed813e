"""Mutants that change nothing that anybody could see, and why."""

CHANGES_NOTHING: dict[str, str] = {}
"""By the beginning of the mutant's name."""
