"""Run as a program: fill a migrated database with the demo and the form that asks a question of every kind."""

import sys


def main() -> int:
    """Load both."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("load_demo")
    from tests.journeys.stage.every_kind import publish_every_kind
    from tests.journeys.stage.forms_to_edit import make_forms_to_edit
    from tests.journeys.stage.shared_form import share_form

    publish_every_kind()
    make_forms_to_edit()
    share_form()
    return 0


if __name__ == "__main__":
    sys.exit(main())
