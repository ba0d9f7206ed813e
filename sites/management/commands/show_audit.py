"""`manage.py show_audit <id>`: what was read, given out, changed or erased of a force, by whom; for a breach."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from sites.forces.models import Force
from soh.core import audit, clock, tenancy
from soh.core.audit_operations import Operation, acts_of
from soh.core.models import AuditEvent


class Command(BaseCommand):
    """Prints references, codes and account numbers, no words of a report. The look is itself written down."""

    help = "Show the audit trail of a force: operations of section 62 of the DPA 2018, by person, report and time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the force and what to look for."""
        parser.add_argument("slug", help="The force's id")
        parser.add_argument("--since", help="London time, such as 2026-11-20T08:00")
        parser.add_argument("--until", help="London time")
        parser.add_argument("--operation", action="append", choices=[str(each) for each in Operation], default=[])
        parser.add_argument("--actor", default="", help="Such as user:7, key:3, public or system:delivery")
        parser.add_argument("--subject", default="", help="Such as report:TVP-7KCR-PDHQ-J")
        parser.add_argument("--count", action="store_true", help="Only how often each actor did what")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each event, oldest first, and then the sums."""
        force = Force.objects.filter(slug=options["slug"]).first()
        if force is None:
            raise CommandError(f"There is no force with the id {options['slug']!r} here.")
        wanted = {name: options[name] for name in ("actor", "subject") if options[name]}
        if options["operation"]:
            operations = [Operation(each) for each in options["operation"]]
            if Operation.ADMINISTRATION in operations:
                raise CommandError("Administration is everything else: leave --operation out.")
            wanted["action__in"] = frozenset().union(*(acts_of(each) for each in operations))
        wanted |= {f"at__{word}": _moment(options[name]) for name, word in _BOUNDS.items() if options[name]}
        sums: Counter[tuple[str, str]] = Counter()
        reports: set[str] = set()
        with tenancy.transaction(force):
            for event in AuditEvent.objects.filter(force_id=force.pk, **wanted).order_by("id").iterator():
                sums[event.actor, event.action] += 1
                if event.subject.startswith("report:"):
                    reports.add(event.subject)
                if not options["count"]:
                    at = event.at.astimezone(clock.LONDON)
                    self.stdout.write(f"{at:%Y-%m-%d %H:%M:%S}  {event.actor}  {event.action}  {event.subject}")
            audit.record(
                force_id=force.pk, actor="system:command", action="audit.viewed", subject=f"force:{force.slug}"
            )
        self.stdout.write(f"\n{sum(sums.values())} events, {len(reports)} reports")
        for (actor, action), times in sorted(sums.items(), key=lambda each: -each[1]):
            self.stdout.write(f"{times:6}  {actor}  {action}")


_BOUNDS = {"since": "gte", "until": "lt"}


def _moment(text: str) -> Any:
    moment = parse_datetime(text if "T" in text else f"{text}T00:00")
    if moment is None:
        raise CommandError(f"{text!r} is no moment. Write it as 2026-11-20T08:00.")
    return make_aware(moment, clock.LONDON) if is_naive(moment) else moment
