"""`prepare_database`: once, with a superuser's DATABASE_URL, before the first migration."""

import os
import secrets
from argparse import ArgumentParser
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import PostgresError, external


class Command(BaseCommand):
    """Make the owner's and the application's role and the database, and print the two URLs to configure."""

    help = (
        "Make the database and the roles that row-level security needs, from a superuser's DATABASE_URL. "
        "Prints DATABASE_URL and DATABASE_OWNER_URL to configure from then on."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument("--new-passwords", action="store_true", help="give roles that exist already new passwords")
        parser.add_argument("--for-tests", action="store_true", help="let the owner make and drop test databases too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        url = os.environ.get("DATABASE_URL")
        if not url:
            raise CommandError("Set DATABASE_URL to a superuser's, such as postgres://postgres:...@host/soh.")
        passwords = {role: secrets.token_urlsafe(24) for role in (APPLICATION, OWNER)}
        try:
            urls = external.prepare(url, passwords, may_change=options["new_passwords"], for_tests=options["for_tests"])
        except (PostgresError, psycopg.Error) as problem:
            raise CommandError(f"The database cannot be prepared: {problem}") from problem
        for name, value in urls.items():
            self.stdout.write(f"{name}={value}")
