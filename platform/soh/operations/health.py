"""Is this process alive, and is it ready for visitors? Answered without personal data and without details of errors."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse

_STATE = {"migrated": False}


def live() -> HttpResponse:
    """Answer 200 while the process can answer at all; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def ready() -> HttpResponse:
    """Answer 200 when the database answers and every migration is applied, else 503 and which of them is not so."""
    findings = {"database": "ok" if _database_answers() else "unreachable", "migrations": "unknown"}
    if findings["database"] == "ok":
        findings["migrations"] = "applied" if _is_migrated() else "pending"
    is_ready = findings == {"database": "ok", "migrations": "applied"}
    return JsonResponse({"status": "ready" if is_ready else "not ready", **findings}, status=200 if is_ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _is_migrated() -> bool:
    """Reading all migrations is slow, and applied ones stay applied under a running process: remember the yes."""
    if not _STATE["migrated"]:
        try:
            executor = MigrationExecutor(connection)
            _STATE["migrated"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        except Error:
            return False
    return _STATE["migrated"]
