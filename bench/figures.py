"""Figures: printed as a table, and written for whoever compares runs."""

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.place import results_folder


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; `beside_value` is the same of `beside`, in the same unit, from the same run."""

    name: str
    value: float
    unit: str
    beside: str = ""
    beside_value: float | None = None


def publish(name: str, figures: list[Figure]) -> None:
    """Print the figures and write them to `<name>.json` in the results folder."""
    _print(name, figures)
    folder = results_folder()
    folder.mkdir(parents=True, exist_ok=True)
    document = {"machine": _machine(), "commit": _commit(), "figures": [asdict(figure) for figure in figures]}
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document, indent=2) + "\n")
    print(f"  written to {file}\n", flush=True)


def _print(name: str, figures: list[Figure]) -> None:
    width = max(len(figure.name) for figure in figures)
    print(f"\n{name}")
    for figure in figures:
        beside = "" if figure.beside_value is None else f"   {figure.beside}: {figure.beside_value:,.6g}"
        print(f"  {figure.name.ljust(width)}  {figure.value:>10,.6g} {figure.unit}{beside}")


def _machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    return f"{os.cpu_count()} x {model}, Python {platform.python_version()}"


def _commit() -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    return git("rev-parse", "HEAD") + ("+changes" if git("status", "--porcelain", "--untracked-files=no") else "")
