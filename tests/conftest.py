"""Shared fixtures."""

from tests.database.fixtures import django_db_setup

__all__ = ["django_db_setup"]
