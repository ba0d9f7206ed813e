"""However many jobs one force has handed to the worker, another's first is not behind them."""

import re

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from soh.core import jobs
from soh.core.jobs import LOWEST
from tests.database.fingerprint import ROOT

TASK = "sites.tasks.tell_of_emergency_access"
BUSY, QUIET = 7, 8
# Jobs that belong to no one force: one for each force, or the national team's.
_OF_NO_FORCE = {
    "pages/editor/sharing/roll_outs.py": "a roll-out's steps, one for each force",
    "reporting/authoring/sharing/carrying_out.py": "one message for each force of a roll-out",
    "reporting/authoring/sharing/roll_outs.py": "the national team's roll-out",
    "platform/soh/core/jobs.py": "does it",
}


def _worked_off(how_many: int) -> list[int]:
    """The forces of the next jobs, in the order in which the worker's own function takes them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_register_worker_v1()")
        [worker] = cursor.fetchone()
        taken = []
        for _ in range(how_many):
            cursor.execute("SELECT args ->> 'force_id' FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
            taken.append(int(cursor.fetchone()[0]))
    return taken


@pytest.mark.django_db
def test_each_further_job_of_a_force_stands_behind_the_others_first():
    for number in range(3):
        jobs.defer(TASK, force_id=BUSY, access_id=number)
    jobs.defer(TASK, force_id=QUIET, access_id=9)

    assert _worked_off(4) == [BUSY, QUIET, BUSY, BUSY]


@pytest.mark.django_db
def test_one_job_is_among_the_first_behind_ten_thousand_of_another_force():
    _ten_thousand()
    jobs.defer(TASK, force_id=QUIET, access_id=1)
    jobs.defer(TASK, force_id=BUSY, access_id=10_001)

    assert _worked_off(3) == [BUSY, QUIET, BUSY]
    assert ProcrastinateJob.objects.get(args__access_id=10_001).priority == LOWEST


@pytest.mark.django_db
def test_a_job_of_no_force_is_not_behind_a_forces_second():
    jobs.defer(TASK, force_id=BUSY, access_id=1)
    jobs.defer(TASK, force_id=BUSY, access_id=2)
    jobs.defer("sites.tasks.send_invitation", invitation_id=3)

    [first, second, third] = ProcrastinateJob.objects.order_by("-priority", "id").values_list("args", flat=True)

    assert [first, second, third] == [
        {"force_id": BUSY, "access_id": 1},
        {"invitation_id": 3},
        {"force_id": BUSY, "access_id": 2},
    ]


def test_every_job_of_a_force_is_handed_over_in_turn():
    """Nothing hands a job to the worker past soh.core.jobs, but for what belongs to no one force."""
    handing_over = re.compile(r"configure_task\(|(?<!objects)\.defer\((?!\")|\.defer_async\(|batch_defer")
    found = {
        str(file.relative_to(ROOT))
        for room in ("platform", "sites", "pages", "reporting", "search")
        for file in (ROOT / room).rglob("*.py")
        if "procrastinate" in (text := file.read_text()) or "tasks import" in text
        if handing_over.search(text)
    }

    assert found <= _OF_NO_FORCE.keys()


def _ten_thousand() -> None:
    """What ten thousand calls of `defer` leave behind."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args) "
            "SELECT 'default', %s, greatest(%s, 1 - n), jsonb_build_object('force_id', %s::int, 'access_id', n) "
            "FROM generate_series(1, 10000) n",
            [TASK, LOWEST, BUSY],
        )
