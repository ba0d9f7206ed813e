"""`manage.py worker`: runs the jobs until it is told to stop."""

import asyncio
import signal
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

SENDERS = 16
"""Messages to record systems on their way at a time: one that hangs takes one of them, and of a force at most four."""


class Command(BaseCommand):
    """Run deliveries, deletion of what has expired, and scheduled publishing."""

    help = "Run the jobs of the platform until interrupted (SIGTERM or Ctrl-C finish the job at hand)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until stopped. What a worker that died had claimed is taken up again when the claim has run out."""
        with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
            asyncio.run(_run(worker))


async def _run(worker: Any) -> None:
    """Three workers in one process: neither record systems that answer slowly nor new keys keep another job waiting."""
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=SENDERS + 4))
    async with worker.open_async():
        common: dict[str, Any] = {
            "delete_jobs": "successful",
            "listen_notify": True,
            "install_signal_handlers": False,
        }
        runs = [
            asyncio.create_task(worker.run_worker_async(queues=["default"], concurrency=1, name="jobs", **common)),
            asyncio.create_task(
                worker.run_worker_async(queues=["deliveries"], concurrency=SENDERS, name="deliveries", **common)
            ),
            asyncio.create_task(worker.run_worker_async(queues=["keys"], concurrency=1, name="keys", **common)),
        ]

        def stop() -> None:
            for run in runs:
                if not run.cancelling():  # a second time would end the jobs at hand
                    run.cancel()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop)
        try:
            await asyncio.wait(runs, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop()
            ended = await asyncio.gather(*runs, return_exceptions=True)
        for outcome in ended:
            if isinstance(outcome, Exception):
                raise outcome
