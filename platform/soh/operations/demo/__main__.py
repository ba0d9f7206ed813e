"""`python -m soh.operations.demo [stop|reset]`."""

import sys

from soh.operations.demo.ending import stop
from soh.operations.demo.fresh import reset
from soh.operations.demo.problems import DemoError
from soh.operations.demo.run import run

COMMANDS = {"run": run, "stop": stop, "reset": reset}


def main(arguments: list[str]) -> int:
    """Do the command; the exit code is 1 with a message for the reader when it cannot be done."""
    command = COMMANDS.get(arguments[0] if arguments else "run")
    if command is None or len(arguments) > 1:
        sys.stderr.write("Usage: python -m soh.operations.demo [stop|reset]\n")
        return 2
    try:
        return command()
    except DemoError as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped before it was ready. The same command goes on from here.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
