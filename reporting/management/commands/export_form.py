"""Write a published version of a form as data."""

from __future__ import annotations

import json
import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.authoring.form_page import FormPage
from reporting.catalogue import editions
from reporting.catalogue.models import FormVersion
from reporting.definition import codec


class Command(BaseCommand):
    """Print one version of a form, logic and words, in the format that /api/v1/form-format/ describes."""

    help = "Print a published form as JSON: steps, questions, conditions and the words of every language."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which form, and which of its versions."""
        parser.add_argument("form", metavar="FORM", help="id of its page, or its key (a UUID)")
        parser.add_argument("--number", type=int, help="number of the version (the newest)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        version = _version(_key(options["form"]), options["number"])
        form = editions.form_of(editions.pin(editions.edition_for(version=version)))
        self.stdout.write(json.dumps(codec.to_data(form), ensure_ascii=False, indent=2, sort_keys=True))


def _key(named: str) -> uuid.UUID:
    if named.isdecimal():
        key = FormPage.objects.filter(pk=int(named)).values_list("translation_key", flat=True).first()
        if key is None:
            raise CommandError(f"There is no form page {named}.")
        return key
    try:
        return uuid.UUID(named)
    except ValueError as error:
        raise CommandError(f"{named} is neither the id of a page nor a key.") from error


def _version(key: uuid.UUID, number: int | None) -> FormVersion:
    if number is None:
        version = editions.latest_version(key)
    else:
        version = FormVersion.objects.filter(form_key=key, number=number).first()
    if version is None:
        raise CommandError("That form was not published in such a version.")
    return version
