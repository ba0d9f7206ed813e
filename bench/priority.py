"""Who goes first on a machine that cannot do everything at once, as CPUWeight of systemd decides it in an installation.

Linux may weigh sessions before processes (autogroup): then a process's own nice value means nothing to those of other
sessions, and the session's must be set, too. Going before others takes root's rights; without them nothing is changed.
"""

import os
from contextlib import suppress
from pathlib import Path

FIRST, USUAL, LAST = -10, 0, 10


def give(pid: int, priority: int) -> None:
    """Give a process with its threads, what it starts from now on, and its session this priority."""
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            os.setpriority(os.PRIO_PROCESS, int(thread.name), priority)
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(priority))
