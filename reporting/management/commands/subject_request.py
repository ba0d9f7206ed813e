"""`subject_request`: requests of persons for their data, where the screens cannot be used.

Who acts is named with --by and must be a supervisor of the force; that two persons act holds here as on the screens.
"""

import getpass
import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from reporting.records.reach import Reach
from reporting.subject_requests import copying, erasing, requesting, searching
from reporting.subject_requests.models import Proof, Wish
from reporting.subject_requests.requesting import CannotDo, NoSuchRequest
from sites.access.memberships import forces_with
from sites.access.roles import HAND_OVER_DECIDERS
from sites.forces.models import Force
from soh.core import tenancy


class Command(BaseCommand):
    """Write down, approve, search, copy, erase and list requests."""

    help = "Requests of persons for their data: write down, approve, copy, erase; without a step, list them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("force", help="id of the force, such as thames-valley")
        parser.add_argument("--by", help="user name of the supervisor who acts")
        steps = parser.add_mutually_exclusive_group()
        steps.add_argument("--ask", choices=Wish.values, help="write a request down")
        steps.add_argument("--approve", metavar="KEY", help="approve a colleague's request, and search for the reports")
        steps.add_argument("--refuse", metavar="KEY", help="refuse a colleague's request")
        steps.add_argument("--copy", metavar="KEY", help="write the copy into --output")
        steps.add_argument("--erase", metavar="KEY", help="erase what was found")
        parser.add_argument("--reference", action="append", default=[], help="a reference that the person gave")
        parser.add_argument("--contact", action="store_true", help="ask for email address and telephone number")
        parser.add_argument("--proof", choices=Proof.values, default=Proof.DOCUMENT, help="how the person was known")
        parser.add_argument("--case-number", default="", help="the force's own number for the request")
        parser.add_argument("--notes", action="store_true", help="with officers' notes in the copy")
        parser.add_argument("--output", help="the file for the copy")

    def handle(self, **options: Any) -> None:
        """Do the step."""
        force = Force.objects.filter(slug=options["force"]).first()
        if force is None:
            raise CommandError(f"No force {options['force']!r} has a site here.")
        try:
            self._step(force, options)
        except CannotDo as refused:
            raise CommandError(str(refused)) from None
        except (NoSuchRequest, ValueError):
            raise CommandError("The force has no such request.") from None

    def _step(self, force: Force, options: dict[str, Any]) -> None:
        if options.get("ask"):
            self._ask(force, options)
        elif key := options.get("approve") or options.get("refuse"):
            reach, actor = _supervisor(force, options.get("by"))
            approve = bool(options.get("approve"))
            row = requesting.decide(forces=reach, key=uuid.UUID(key), approve=approve, actor=actor)
            while approve and not searching.search(force_id=force.pk, request=row.pk):
                pass
            self.stdout.write("approved and searched" if approve else "refused")
        elif options.get("copy"):
            self._copy(force, options)
        elif options.get("erase"):
            reach, actor = _supervisor(force, options.get("by"))
            row = erasing.erase(forces=reach, key=uuid.UUID(options["erase"]), actor=actor)
            self.stdout.write("\n".join(str(one) for one in row.certificates))
        else:
            with tenancy.transaction(force):
                for row in requesting.newest([force.pk]):
                    state = "closed" if row.finished_at else "found" if row.searched_at else "open"
                    self.stdout.write(f"{row.key} {row.wish} {state} {row.asked_at:%Y-%m-%d}")

    def _ask(self, force: Force, options: dict[str, Any]) -> None:
        _, actor = _supervisor(force, options.get("by"))
        # Typed and not given as arguments, which the shell and the list of processes would show.
        email = getpass.getpass("Email address (empty for none): ") if options.get("contact") else ""
        phone = getpass.getpass("Telephone number (empty for none): ") if options.get("contact") else ""
        row = requesting.ask(
            force_id=force.pk,
            wish=Wish(options["ask"]),
            proof=Proof(options["proof"]),
            case_number=options["case_number"],
            told=options["reference"],
            email=email,
            phone=phone,
            actor=actor,
        )
        self.stdout.write(f"{row.key} waits for another supervisor")

    def _copy(self, force: Force, options: dict[str, Any]) -> None:
        if not options.get("output"):
            raise CommandError("Name the file with --output.")
        reach, actor = _supervisor(force, options.get("by"))
        key = uuid.UUID(options["copy"])
        pieces = copying.begin(forces=reach, key=key, with_notes=bool(options["notes"]), actor=actor)
        path = Path(options["output"])
        path.touch(mode=0o600, exist_ok=False)
        with path.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        self.stdout.write(f"{path} {path.stat().st_size} bytes")


def _supervisor(force: Force, name: str | None) -> tuple[Reach, str]:
    person = get_user_model()._default_manager.filter(username=name or "").first()
    if person is None or force.pk not in forces_with(person, HAND_OVER_DECIDERS):
        raise CommandError("Name a supervisor of the force with --by.")
    return Reach([force.pk], person=person.pk), f"user:{person.pk}"
