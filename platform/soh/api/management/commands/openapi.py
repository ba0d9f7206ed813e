"""`openapi`: print the description of the API.

`manage.py openapi > tests/contracts/openapi.yaml` accepts a change of the public contract.
"""

from typing import Any

from django.core.management.base import BaseCommand

from soh.api.schema import as_yaml


class Command(BaseCommand):
    """Print the OpenAPI document."""

    help = "Print the OpenAPI description of /api/v1/ as YAML."

    def handle(self, **options: Any) -> None:
        """Print."""
        self.stdout.write(as_yaml(), ending="")
