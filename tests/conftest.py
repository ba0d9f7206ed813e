"""Shared fixtures."""

from tests.database.fixtures import django_db_setup
from tests.doors import first_language, fresh_process, public_client, staff_client
from tests.partners import hampshire, key_for, thames_valley

__all__ = [
    "django_db_setup",
    "first_language",
    "fresh_process",
    "hampshire",
    "key_for",
    "public_client",
    "staff_client",
    "thames_valley",
]
