"""`make demo-reset`: throw the demo's content away and make it anew."""

import shutil

from soh.operations.demo import database
from soh.operations.demo.ending import end_survivors
from soh.operations.demo.ports import Ports
from soh.operations.demo.record import Record
from soh.operations.demo.run import prepare
from soh.operations.demo.terminal import say, step
from soh.operations.postgres.layout import data_folder


def reset() -> int:
    """Empty database, files and keys, then prepare as for a first start. The demo must not be running."""
    record = Record.default()
    ports = Ports.from_environment()
    folder = data_folder()
    with record.held():
        end_survivors(record)
        with step("Throwing away the content"):
            database.empty(folder / "secrets.json", was_filled=(folder / "demo.json").exists())
            shutil.rmtree(folder / "media", ignore_errors=True)
            (folder / "demo.json").unlink(missing_ok=True)
            if database.is_embedded():  # else it holds the passwords of the roles
                (folder / "secrets.json").unlink(missing_ok=True)
        prepare(ports)
    say("The demo is as new. Start it with: make demo")
    return 0
