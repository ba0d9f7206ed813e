"""From an empty database to a platform that can be served. A process of its own, with Django."""

import os
import sys

from soh.operations.demo.terminal import say, step


def main() -> int:
    """Migrate, collect static files, load the demo's content."""
    import django
    from django.core.management import call_command

    with step("Platform"):
        django.setup()
    with step("Migrations"):
        call_command("migrate", verbosity=0, interactive=False)
    with step("Static files"):
        call_command("collectstatic", verbosity=0, interactive=False)
    with step("Demo content"):
        call_command("load_demo")
    if os.environ.get("SEARCH_URL"):
        with step("Search index"):
            call_command("update_index", verbosity=0)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # the parent says what that means
    except Exception as problem:
        say(f"  stopped: {type(problem).__name__}: {problem}")
        raise
