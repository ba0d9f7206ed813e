"""Build the theme and scripts: `python -m soh.design.build [--force]`.

Installs the locked npm packages, compiles SCSS, bundles the browser scripts and copies fonts and images into
the git-ignored folder `static/soh/`. A stamp of everything that goes in lets the second run skip the work.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from soh.design.node import Node, NodeMissingError, find_node

DESIGN = Path(__file__).parent
ROOT = DESIGN.parents[2]
ASSETS = DESIGN / "assets"
OUTPUT = DESIGN / "static" / "soh"
MODULES = ROOT / "node_modules"
FONT_PACKAGE = MODULES / "@fontsource-variable" / "public-sans"
FONTS = ("latin", "latin-ext")
STAMP = OUTPUT / ".stamp"
# One stylesheet; scripts that must act before the page is ready are classic, the rest is one module.
MODULE_SCRIPTS = ("soh",)
EARLY_SCRIPTS = ("quick-exit",)


class BuildFailedError(Exception):
    """A step failed; the message holds what the tool said."""


def main(arguments: list[str]) -> int:
    """Build what is out of date and return the exit code."""
    digest = source_digest()
    if "--force" not in arguments and is_current(digest):
        _say("Theme is up to date.")
        return 0
    started = time.monotonic()
    try:
        node = find_node()
        _say(f"Building the theme with Node {node.version}")
        _install(node)
        _build(node)
    except (NodeMissingError, BuildFailedError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    STAMP.write_text(digest)
    _say(f"Theme built in {time.monotonic() - started:.1f} s: {OUTPUT.relative_to(ROOT)}")
    return 0


def source_digest() -> str:
    """Return a digest of every file that decides the output."""
    files = [ROOT / "package.json", ROOT / "package-lock.json", Path(__file__), *sorted(ASSETS.rglob("*"))]
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(digest: str) -> bool:
    """Tell whether the output was built from the sources with this digest."""
    return STAMP.is_file() and STAMP.read_text() == digest and (OUTPUT / "soh.css").is_file()


def _install(node: Node) -> None:
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    installed = MODULES / ".soh-lock"
    if installed.is_file() and installed.read_text() == lock:
        _say("  npm packages: already installed")
        return
    _say("  npm packages: installing from the lock file")
    _run(node, [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    installed.write_text(lock)


def _build(node: Node) -> None:
    # Built beside the old output and swapped in, so that a failure leaves the last good theme.
    fresh = OUTPUT.with_name("soh.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _say("  stylesheet: sass")
    _compile_styles(node, fresh)
    _say("  scripts: esbuild")
    _bundle_scripts(node, fresh)
    _say("  fonts and images")
    _copy_files(fresh)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    fresh.rename(OUTPUT)


def _compile_styles(node: Node, target: Path) -> None:
    _run(
        node,
        [
            node.program,
            str(MODULES / "sass" / "sass.js"),
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            f"--load-path={MODULES}",
            str(ASSETS / "scss" / "soh.scss"),
            str(target / "soh.css"),
        ],
    )


def _bundle_scripts(node: Node, target: Path) -> None:
    for names, form in ((MODULE_SCRIPTS, "esm"), (EARLY_SCRIPTS, "iife")):
        sources = [str(ASSETS / "js" / f"{name}.js") for name in names]
        _run(
            node,
            [
                node.program,
                str(MODULES / "esbuild" / "bin" / "esbuild"),
                *sources,
                "--bundle",
                "--minify",
                f"--format={form}",
                "--target=es2020",
                "--legal-comments=none",
                "--log-level=warning",
                f"--outdir={target}",
            ],
        )


def _copy_files(target: Path) -> None:
    shutil.copytree(ASSETS / "images", target / "images")
    fonts = target / "fonts"
    fonts.mkdir()
    for subset in FONTS:
        shutil.copy(FONT_PACKAGE / "files" / f"public-sans-{subset}-wght-normal.woff2", fonts)
    shutil.copy(FONT_PACKAGE / "LICENSE", fonts / "LICENSE.txt")


def _run(node: Node, command: list[str]) -> None:
    path = os.pathsep.join([str(Path(node.program).parent), os.environ.get("PATH", "")])
    result = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise BuildFailedError(f"{' '.join(command[:4])} failed:\n{result.stdout}{result.stderr}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
