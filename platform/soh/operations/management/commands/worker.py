"""`manage.py worker`: runs the jobs until it is told to stop."""

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app


class Command(BaseCommand):
    """Run deliveries, deletion of what has expired, and scheduled publishing."""

    help = "Run the jobs of the platform until interrupted (SIGTERM or Ctrl-C finish the job at hand)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until stopped. What a worker that died had claimed is taken up again when the claim has run out."""
        with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
            worker.run_worker(concurrency=1, delete_jobs="successful", listen_notify=True)
