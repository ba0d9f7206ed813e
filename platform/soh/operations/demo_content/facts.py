"""var/demo.json: what one needs to know of the running demo. Passwords and keys in clear, in the demo only."""

import json
import os
from pathlib import Path
from typing import Any

from soh.settings.environment import DATA

Facts = dict[str, Any]


def facts_file() -> Path:
    """Return where the facts are kept."""
    return DATA / "demo.json"


def read_facts() -> Facts:
    """Return the facts of an earlier load; none when there are none that can be read."""
    try:
        facts = json.loads(facts_file().read_text())
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def write_facts(facts: Facts) -> None:
    """Replace the file in one step; at no moment can anyone but its owner read it."""
    file = facts_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
        json.dump(facts, output, indent=2, ensure_ascii=False)
        os.fsync(output.fileno())
    draft.replace(file)
