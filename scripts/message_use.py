"""Which texts the public pages translate, read from templates and Python: gettext's extractor is not needed for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_STAFF_TEMPLATES = (
    "reporting/inbox",
    "reporting/authoring",
    "wagtailadmin",
    "demo",
    "account",
    "mfa",
    "accounts",
    "admin",
)
_PUBLIC_PYTHON = (
    "pages",
    "reporting/web",
    "reporting/intake",
    "reporting/notices",
    "search",
    "platform/soh/design",
    "sites/forces",
)
_NAMES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}

_TRANSLATE = re.compile(r"""{%-?\s*(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_BLOCK = re.compile(
    r"{%\s*(?:blocktranslate|blocktrans)\b(?P<options>[^%]*)%}(?P<body>.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
_UNDERSCORE = re.compile(r"""_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")


def used() -> dict[str, str]:
    """Every text that a visitor may read through translation, with the file that uses it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = path.relative_to(ROOT / "templates").as_posix()
        if not name.startswith(_STAFF_TEMPLATES):
            found |= dict.fromkeys(_in_template(path.read_text()), name)
    for folder in _PUBLIC_PYTHON:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts and "wagtail_hooks" not in path.name and "editor" not in path.parts:
                found |= dict.fromkeys(_in_python(path.read_text()), path.relative_to(ROOT).as_posix())
    return found


def _in_template(text: str) -> Iterator[str]:
    for pattern in (_TRANSLATE, _UNDERSCORE):
        for match in pattern.finditer(text):
            yield ast.literal_eval(match[1])
    for match in _BLOCK.finditer(text):
        words = re.split(r"{%\s*plural\s*%}", match["body"])
        if "trimmed" in match["options"].split():
            words = [" ".join(line.strip() for line in part.splitlines() if line.strip()) for part in words]
        for part in words[:1]:
            yield re.sub(r"{{\s*([\w.]+)\s*}}", lambda found: f"%({found[1]})s", part.replace("%", "%%"))


def _in_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
            place = 1 if node.func.id == "pgettext" else 0
            argument = node.args[place] if len(node.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value
