"""Waiting for the web processes to answer."""

import http.client
import time
from contextlib import suppress

from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.demo.problems import DemoError
from soh.operations.demo.terminal import shown
from soh.operations.postgres.layout import data_folder

SECONDS_TO_ANSWER = 90


class Answering:
    """Whether both web processes have said that they are ready; DemoError when that takes too long."""

    def __init__(self, ports: Ports) -> None:
        self.waiting_for = [ports.public, ports.staff]
        self.give_up = time.monotonic() + SECONDS_TO_ANSWER

    def __call__(self) -> bool:
        """Ask those that have not answered yet."""
        self.waiting_for = [port for port in self.waiting_for if not is_ready(port)]
        if self.waiting_for and time.monotonic() > self.give_up:
            raise DemoError(
                f"No answer on port {self.waiting_for[0]} after {SECONDS_TO_ANSWER} s. "
                f"The logs in {shown(data_folder() / 'log')} say why."
            )
        return not self.waiting_for


def is_ready(port: int) -> bool:
    """Whether the process on this port says that it can serve."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=5)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz/ready")
        return connection.getresponse().status == http.client.OK
    return False
