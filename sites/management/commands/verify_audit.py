"""`manage.py verify_audit`: is each force's audit trail as it was written?"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.models import Force
from soh.core import audit_verification
from soh.core.audit_verification import Verdict

_SHOWN = 10


class Command(BaseCommand):
    """Reads every sealed event; 100,000 take some seconds. The exit code is 1 when a trail does not hold."""

    help = "Find altered, missing, added or reordered events in the audit trails of the forces."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take forces and the form of the answer."""
        parser.add_argument("--force", action="append", default=[], metavar="SLUG", help="only this one; repeatable")
        parser.add_argument("--json", action="store_true", help="one JSON object a force")
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="SLUG:NUMBER:DIGEST",
            help="a link as the logs told it when it was made; it must still be there",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, note what was found, and say it."""
        forces = _chosen(options["force"])
        heads = [_head(words, forces) for words in options["head"]]
        failed = []
        for slug, force_id in forces.items():
            verdict = audit_verification.verify_and_note(force_id=force_id)
            for number, digest in ((number, digest) for of, number, digest in heads if of == slug):
                if not audit_verification.has_link(force_id=force_id, number=number, digest=digest):
                    verdict.broken.append(number)
            self.stdout.write(_as_json(slug, verdict) if options["json"] else _in_words(slug, verdict))
            if not verdict.is_sound:
                failed.append(slug)
        if failed:
            raise CommandError(
                f"The audit trail does not hold: {', '.join(failed)}. "
                "Keep the database as it is and see docs/runbooks/audit.md."
            )


def _chosen(slugs: list[str]) -> dict[str, int]:
    forces = dict(Force.objects.order_by("slug").values_list("slug", "pk"))
    unknown = [slug for slug in slugs if slug not in forces]
    if unknown:
        raise CommandError(f"There is no force {', '.join(unknown)}. There are: {', '.join(forces)}")
    return {slug: key for slug, key in forces.items() if not slugs or slug in slugs}


def _head(words: str, forces: dict[str, int]) -> tuple[str, int, bytes]:
    slug, _, rest = words.partition(":")
    number, _, digest = rest.partition(":")
    try:
        head = slug, int(number), bytes.fromhex(digest)
    except ValueError:
        raise CommandError(f"--head {words}: write SLUG:NUMBER:DIGEST, as the logs have it") from None
    if slug not in forces:
        raise CommandError(f"--head {words}: {slug} is not among the forces to verify")
    return head


def _in_words(slug: str, verdict: Verdict) -> str:
    what = f"{slug}: {verdict.events} events in {verdict.seals} links, {verdict.unsealed} not sealed yet"
    if verdict.is_sound:
        return f"{what}; holds"
    found = [
        f"{name} {_some(ids)}"
        for name, ids in (
            ("altered events", verdict.altered),
            ("missing events", verdict.missing),
            ("events added afterwards", verdict.added),
            ("events sealed twice", verdict.twice),
            ("broken links", verdict.broken),
        )
        if ids
    ]
    return f"{what}; DOES NOT HOLD: {'; '.join(found)}"


def _some(ids: list[int]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(str(each) for each in ids[:_SHOWN]) + more


def _as_json(slug: str, verdict: Verdict) -> str:
    return json.dumps(
        {
            "force": slug,
            "holds": verdict.is_sound,
            "links": verdict.seals,
            "events": verdict.events,
            "unsealed": verdict.unsealed,
            "head": verdict.head.hex(),
            "altered": verdict.altered,
            "missing": verdict.missing,
            "added": verdict.added,
            "twice": verdict.twice,
            "broken": verdict.broken,
        }
    )
