"""`manage.py reset_second_factor <user name>`: for a person of the platform who lost phone and recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.log_actions import log

from soh.accounts.sessions import end_all


class Command(BaseCommand):
    """Delete the second factor of a person of the platform. Their force's administrators do it for everybody else."""

    help = "Take away the second factor of a person of the platform; they set up a new one at the next sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, end the sessions, write it down."""
        person = get_user_model().objects.filter(username=options["username"], is_platform_staff=True).first()
        if person is None:
            raise CommandError(f"Nobody called {options['username']!r} runs the platform.")
        with transaction.atomic():
            Authenticator.objects.filter(user=person).delete()
            end_all(person)
            log(person, "soh.second_factor_reset")
        self.stdout.write(f"{person} sets up two-step sign-in anew at the next sign-in.")
