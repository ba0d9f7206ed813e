"""Keeps what each process knows of pages current."""

from __future__ import annotations


def connect() -> None:
    """Connect the receivers, by class."""
