#!/usr/bin/env python
"""Put platform/ on the path, have the developer's database up, and hand over to Django."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "platform"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "soh.settings.development")
    from django.core.management import execute_from_command_line

    from soh.operations.development import start_database

    start_database()
    execute_from_command_line(sys.argv)
