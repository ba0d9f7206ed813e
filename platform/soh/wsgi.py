"""WSGI entry point of both web processes; DOOR tells which one this is."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for source_root in (str(ROOT / "platform"), str(ROOT)):
    if source_root not in sys.path:
        sys.path.insert(0, source_root)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "soh.settings.production")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
