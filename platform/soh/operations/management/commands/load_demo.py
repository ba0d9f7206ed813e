"""`manage.py load_demo`: the five sites of the demo with their people, keys and reports."""

import logging
from typing import Any

from django.core.management.base import BaseCommand

from soh.operations.demo_content.facts import facts_file
from soh.operations.demo_content.loading import load


class Command(BaseCommand):
    """Load the demo, or complete it. Keeps all that is there."""

    help = "Make the demo's sites, people, keys and reports, and write what a newcomer needs to know to var/demo.json."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and tell each step."""
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for every page would bury the steps
        load(say=lambda words: self.stdout.write(f"  {words}"))
        self.stdout.write(f"  Addresses, sign-ins and keys: {facts_file()}")
