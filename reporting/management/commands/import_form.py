"""Read forms of the digital-form-builder dialect."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.authoring.importers.draft import code_of
from reporting.authoring.importers.importing import imported
from reporting.authoring.importers.report import report, unread

LARGEST_BYTES = 10 * 1024 * 1024


class Command(BaseCommand):
    """Say how well a form of another form builder fits. Nothing is stored."""

    help = (
        "Read forms of the digital-form-builder dialect (XGov, DEFRA): what fits, what does not, what is broken in the"
        " source, and whether pages and API treat every kind of journey alike."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and how to tell about them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files, or folders of .json files")
        parser.add_argument("--check", action="store_true", help="store nothing, only tell")
        parser.add_argument("--json", action="store_true", help="one JSON object a file, one a line")
        parser.add_argument("--locale", default="en", help="the language of the forms' words (en)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell about each file; one that cannot be read is told about, too."""
        if not options["check"]:
            raise CommandError("Add --check: forms are checked, not stored yet.")
        for path in _files(options["paths"]):
            told = told_of(path, locale=options["locale"])
            self.stdout.write(json.dumps(told) if options["json"] else _sentences(told))


def told_of(path: Path, *, locale: str = "en") -> dict[str, Any]:
    """What there is to say about one file; never raises for anything that is in it."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return unread(str(path), f"It is larger than {LARGEST_BYTES // 1024**2} MB.")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return unread(str(path), f"It cannot be read: {error.strerror}.")
    except (ValueError, RecursionError):
        return unread(str(path), "It is no JSON.")
    try:
        return report(str(path), imported(data, code_of(path.stem) or "form", locale=locale))
    except Exception as error:
        return unread(str(path), f"It could not be imported: {type(error).__name__}.")


def _files(paths: list[str]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, paths):
        found += sorted(path.rglob("*.json")) if path.is_dir() else [path]
    return found


def _sentences(told: dict[str, Any]) -> str:
    lines = [
        f"{told['file']}: {told['dialect']}",
        *(f"  {told[f'kept_{what}']} of {told[what]} {what} kept" for what in ("pages", "components", "conditions")),
        f"  {told['journeys_agree']} of {told['covering_journeys']} journeys the same through both doors",
        *(f"  Lost: {one['what']} {one['name']} ({one['page']}): {one['reason']}" for one in told["lost"]),
        *(f"  Problem: {problem}" for problem in told["problems"]),
    ]
    return "\n".join(lines)
