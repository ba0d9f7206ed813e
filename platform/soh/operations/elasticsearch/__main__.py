"""`python -m soh.operations.elasticsearch start|stop|status|fetch`."""

import sys

from soh.operations.elasticsearch import distribution, server
from soh.operations.elasticsearch.errors import ElasticsearchError
from soh.operations.elasticsearch.layout import Layout

USAGE = """\
Usage: python -m soh.operations.elasticsearch COMMAND
    start   start the server unless it is up; set SEARCH_URL to the address it prints
    stop    stop it; indexes stay
    status  say whether it is up
    fetch   put the server into the cache without starting it"""


def main(arguments: list[str]) -> int:
    """Do the command; the exit code is 0 when it succeeded, for `status` when the server is up."""
    command = arguments[0] if len(arguments) == 1 else "help"
    layout = Layout.default()
    if command == "start":
        server.start(layout)
        return _say(f"Elasticsearch is up: {layout.url}")
    if command == "stop":
        return _say("Elasticsearch is stopped." if server.stop(layout) else "Elasticsearch was not running.")
    if command == "status":
        up = server.is_ready(layout)
        _say(f"Elasticsearch is up: {layout.url}" if up else "Elasticsearch is not running.")
        return 0 if up else 3
    if command == "fetch":
        return _say(f"Elasticsearch {distribution.VERSION} is in {distribution.installed()}")
    _say(USAGE)
    return 0 if arguments in ([], ["help"], ["--help"]) else 2


def _say(text: str) -> int:
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ElasticsearchError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
