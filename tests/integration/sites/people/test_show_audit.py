"""What was read can be told from the command line, without a word of a report, and the look is written down."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from sites.forces.models import Force
from soh.core import audit, clock, tenancy
from soh.core.models import AuditEvent


def shown(**options: Any) -> str:
    output = StringIO()
    call_command("show_audit", "thames-valley", stdout=output, **options)
    return output.getvalue()


def test_what_one_account_read_is_listed_and_counted(thames_valley: Force, hampshire: Force) -> None:
    long_ago = clock.now() - timedelta(days=9)
    with tenancy.transaction(thames_valley, hampshire):
        for force, actor, action, reference, at in (
            (thames_valley, "user:7", "report.opened", "TVP-A", None),
            (thames_valley, "user:7", "report.opened", "TVP-B", None),
            (thames_valley, "user:7", "report.opened", "TVP-C", long_ago),
            (thames_valley, "user:8", "report.note_added", "TVP-A", None),
            (hampshire, "user:7", "report.opened", "HIW-A", None),
        ):
            audit.record(force_id=force.pk, actor=actor, action=action, subject=f"report:{reference}", at=at)
    since = (clock.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    told = shown(operation=["consultation", "disclosure"], since=since)

    assert "2 events, 2 reports" in told
    assert "report:TVP-A" in told
    assert not {"report:TVP-C", "report.note_added", "report:HIW-A"} & set(told.split())
    assert "     3  user:7  report.opened" in shown(count=True, actor="user:7")
    assert "report:" not in shown(count=True, subject="report:TVP-A")
    with tenancy.transaction(thames_valley):
        assert AuditEvent.objects.filter(force_id=thames_valley.pk, action="audit.viewed").count() == 3
    with pytest.raises(CommandError, match="no moment"):
        shown(since="yesterday")
