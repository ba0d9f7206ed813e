"""Read forms of the digital-form-builder dialect, and bring them or exported forms in as drafts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from reporting.authoring import publishing
from reporting.authoring.bringing_in import NotBroughtIn, bring_in, notes_on, read
from reporting.authoring.form_page import FormPage
from reporting.authoring.importers.draft import code_of
from reporting.authoring.importers.importing import imported
from reporting.authoring.importers.report import report, unread
from sites.forces import hosts

LARGEST_BYTES = 10 * 1024 * 1024


class Command(BaseCommand):
    """Say how well a form of another form builder fits. Nothing is stored.

    The exit code is 0 when every file was told about, whatever is wrong with it: read `problems` and `lost`. It is
    1 without --check, and 2 for options that do not exist.
    """

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
        place = parser.add_mutually_exclusive_group()
        place.add_argument("--force", metavar="SLUG", help="store them in the tree of this force")
        place.add_argument("--national", action="store_true", help="store them among the national forms")
        parser.add_argument("--parent", metavar="PAGE", help="id of the page under which they stand (the home page)")
        parser.add_argument("--user", metavar="NAME", help="whose drafts they are (the platform's)")
        parser.add_argument("--locale", default="en", help="the language of the forms' words (en)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell about each file, or store it; one that cannot be read is told about, too."""
        if not options["check"]:
            self._store(**options)
            return
        for path in _files(options["paths"]):
            told = told_of(path, locale=options["locale"])
            self.stdout.write(json.dumps(told) if options["json"] else _sentences(told))

    def _store(self, **options: Any) -> None:
        if not (options["force"] or options["national"]):
            raise CommandError("Say where the drafts go, --force SLUG or --national, or add --check to store nothing.")
        parent, actor = _parent(options["force"], options["parent"]), _user(options["user"])
        failed = False
        for path in _files(options["paths"]):
            try:
                page = bring_in(
                    read=read(_data_of(path), path.stem, locale=options["locale"]),
                    parent=parent,
                    name=path.name,
                    actor=actor,
                )
            except NotBroughtIn as refusal:
                failed = True
                self.stderr.write(f"{path}: not stored. {refusal}")
                continue
            self._tell_stored(path, page, as_json=options["json"])
        if failed:
            raise CommandError("Some files were not stored.")

    def _tell_stored(self, path: Path, page: FormPage, *, as_json: bool) -> None:
        notes = notes_on(page)
        found = [finding.message for finding in publishing.findings(page.get_latest_revision_as_object())]
        if as_json:
            told = {"file": str(path), "page": page.pk, "title": page.title, "notes": notes, "findings": found}
            self.stdout.write(json.dumps(told))
            return
        lines = [f"{path}: stored as the draft “{page.title}” (page {page.pk})."]
        lines += [*(f"  Not as it was: {note}" for note in notes), *(f"  To look at: {message}" for message in found)]
        self.stdout.write("\n".join(lines))


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


def _data_of(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise NotBroughtIn(f"It is larger than {LARGEST_BYTES // 1024**2} MB.")
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotBroughtIn(f"It cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise NotBroughtIn("It is no JSON.") from error


def _parent(force: str | None, page: str | None) -> Page:
    """The page under which drafts go; it stands in the tree that was named."""
    site = next((site for site in hosts.table().values() if (site.force.slug if site.force else None) == force), None)
    home = site.homes.get(settings.LANGUAGE_CODE) if site else None
    if home is None:
        raise CommandError(f"There is no site of {force or 'the national library'}.")
    number = page if page and page.isdecimal() else home.page_id
    found = Page.objects.filter(pk=number, path__startswith=home.path).select_related("locale").first()
    if found is None or (page and not page.isdecimal()):
        raise CommandError(f"There is no page {page} in that tree. --parent is the id of a page.")
    return found


def _user(name: str | None) -> Any:
    if name is None:
        return None
    user = get_user_model()._default_manager.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is nobody called {name}.")
    return user


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
