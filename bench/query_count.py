"""Counts the SQL statements of a page once the process is warm: `python -m bench.query_count HOST PATH...`.

Prints a JSON object, path to number. A process of its own under the settings of its environment.
"""

import json
import subprocess
import sys
from typing import Any

WARM = 3


def count(host: str, paths: list[str], environment: dict[str, str]) -> dict[str, int]:
    """Return how many statements each page takes at this site."""
    command = [sys.executable, "-m", "bench.query_count", host, *paths]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def _count(host: str, path: str) -> int:
    from django.db import connection
    from django.test import Client

    client: Any = Client(headers={"host": host})
    for _ in range(WARM):
        response = client.get(path)
        if response.status_code != 200:
            raise SystemExit(f"{host}{path} answers {response.status_code}")
    statements = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        client.get(path)
    return len(statements)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({path: _count(sys.argv[1], path) for path in sys.argv[2:]}))
