"""The steps of the rotation bench, in processes of the staff side: `python -m bench.rotating fill 10000` and so on.

Each prints one line of JSON at its end.
"""

import json
import sys
import time
from datetime import timedelta
from typing import Any

from bench.content import FORCE

_AT_ONCE = 1_000


def fill(how_many: str) -> dict[str, Any]:
    """Store sealed reports until there are so many, beside those that were sent."""
    from reporting.records.models import Report, SealedAnswers
    from sites.forces import keys
    from soh.core import references, sealing, tenancy

    force, wanted = _force(), int(how_many)
    with tenancy.transaction(force):
        sample = Report.objects.filter(force=force).order_by("pk").first()
        have = SealedAnswers.objects.filter(force=force).count()
    if sample is None:
        raise SystemExit("Send a report first.")
    for first in range(have, wanted, _AT_ONCE):
        with tenancy.transaction(force):
            key = keys.newest_key(force.pk)
            reports = [
                _like(sample, references.new_reference(force.reference_prefix))
                for _ in range(min(_AT_ONCE, wanted - first))
            ]
            answers = []
            for report in Report.objects.bulk_create(reports):
                data_key, table = sealing.new_key(), "reporting_sealedanswers"
                answers.append(
                    SealedAnswers(
                        force=force,
                        report=report,
                        force_key=key,
                        sealed_key=sealing.seal_to(
                            public_key=bytes(key.public_key),
                            plaintext=data_key,
                            place=sealing.Place(table, report.reference, "sealed_key"),
                        ),
                        ciphertext=sealing.seal(
                            key=data_key,
                            plaintext=json.dumps({"account": f"[{report.reference}]"}).encode(),
                            place=sealing.Place(table, report.reference, "ciphertext"),
                        ),
                    )
                )
            SealedAnswers.objects.bulk_create(answers)
    with tenancy.transaction(force):
        return {"reports": SealedAnswers.objects.filter(force=force).count()}


def begin() -> dict[str, Any]:
    """Give the force a new pair."""
    from sites.forces.rotation import rotating

    before = time.monotonic()
    rotation = rotating.begin(force=_force(), actor="system:bench")
    return {"pair": rotation.to_key, "seconds": time.monotonic() - before}


def take_over() -> dict[str, Any]:
    """Go on until nothing is left, printing how many rows each batch took."""
    from sites.forces.rotation import rotating

    force = _force()

    def tell(rows: int) -> None:
        print(json.dumps({"rows": rows}), flush=True)

    while True:
        rotating.go_on(force=force, seconds=5.0, tell=tell)
        running = rotating.running(force)
        if running is None or running.taken_over_at:
            return {"rewrapped": running.rewrapped if running else 0}
        if running.last_error:
            raise SystemExit(running.last_error)


def finish() -> dict[str, Any]:
    """Destroy the old pair, then open every report of the force with what is left."""
    from reporting.records import sealed
    from reporting.records.models import Report
    from sites.forces.models import ForceKey
    from sites.forces.rotation import rotating
    from soh.core import sealing, tenancy

    force = _force()
    is_over = rotating.go_on(force=force, seconds=60, kept=timedelta(0))
    opened = closed = last = 0
    while True:
        with tenancy.transaction(force):
            reports = list(Report.objects.filter(force=force, pk__gt=last).order_by("pk")[:_AT_ONCE])
            for report in reports:
                try:
                    sealed.open_answers(report)
                    opened += 1
                except (sealing.CannotOpen, sealed.SealedAnswers.DoesNotExist):
                    closed += 1
            if not reports:
                pairs = ForceKey.objects.filter(force=force).count()
                return {"over": is_over, "opened": opened, "closed": closed, "pairs": pairs}
            last = reports[-1].pk


def _like(sample: Any, reference: str) -> Any:
    return type(sample)(
        force_id=sample.force_id,
        reference=reference,
        form_key=sample.form_key,
        form_title=sample.form_title,
        edition=sample.edition,
        texts=sample.texts,
        locale=sample.locale,
        channel=sample.channel,
        received_at=sample.received_at,
    )


def _force() -> Any:
    from sites.forces.models import Force

    return Force.objects.get(slug=FORCE)


if __name__ == "__main__":
    import django

    django.setup()
    steps = {"fill": fill, "begin": begin, "take_over": take_over, "finish": finish}
    print(json.dumps(steps[sys.argv[1]](*sys.argv[2:])))
