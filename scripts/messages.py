"""Message files without gettext: `python -m scripts.messages compile|check`."""

import re
import sys
from collections import Counter
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def message_files() -> list[Path]:
    """Every message file of the repository."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compile_all() -> int:
    """Write the .mo files that are missing or older than their source."""
    for source in message_files():
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))
            print(f"Translations: {source.relative_to(LOCALE.parent)}")
    return 0


def check_all() -> int:
    """Complain of a message that occurs twice, or whose translation lost or gained a placeholder."""
    problems = [problem for source in message_files() for problem in _problems(source)]
    print("\n".join(problems) or f"{len(message_files())} message files are sound")
    return 1 if problems else 0


def _problems(source: Path) -> list[str]:
    entries = [entry for entry in polib.pofile(str(source)) if not entry.obsolete]
    times = Counter((entry.msgctxt, entry.msgid) for entry in entries)
    name = source.relative_to(LOCALE.parent)
    twice = [f"{name}: {text!r} occurs {count} times" for (_, text), count in times.items() if count > 1]
    return twice + [
        f"{name}:{entry.linenum}: the placeholders of {entry.msgid!r} and its translation differ"
        for entry in entries
        if entry.msgstr and _placeholders(entry.msgid) != _placeholders(entry.msgstr)
    ]


def _placeholders(text: str) -> list[str]:
    """Python's %(name)s and {name} in a message, in any order."""
    return sorted(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


if __name__ == "__main__":
    sys.exit({"compile": compile_all, "check": check_all}[sys.argv[1]]())
