"""What the worker sends, read as its reader would."""

from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from sites import tasks


def work() -> None:
    """Run the jobs about people that wait."""
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__startswith="sites.tasks.").order_by("id"):
        getattr(tasks, job.task_name.rpartition(".")[2])(**job.args)
    ProcrastinateJob.objects.filter(task_name__startswith="sites.tasks.")._raw_delete("default")


def link() -> str:
    """Return the path of the newest invitation."""
    work()
    words: list[str] = mail.outbox[-1].body.split()
    return "/admin/people/accept/" + next(word for word in words if "/accept/" in word).partition("/accept/")[2]
