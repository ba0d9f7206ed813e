"""House rules that no linter knows."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("platform/soh", "sites", "pages", "reporting", "search")
MOST_LINES = 400
FORBIDDEN_NAMES = {"utils", "helpers", "misc", "manager", "managers", "util", "helper"}


def _files(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return [ROOT / name for name in listed if (ROOT / name).exists()]


def _ours(pattern: str = "*.py") -> list[Path]:
    return [path for path in _files(pattern) if str(path.relative_to(ROOT)).startswith(PACKAGES)]


def test_no_module_is_named_after_nothing():
    assert [str(path) for path in _files("*.py") if path.stem in FORBIDDEN_NAMES] == []


def test_no_source_file_outgrows_a_reader():
    long = [str(path.relative_to(ROOT)) for path in _ours() if path.read_text().count("\n") > MOST_LINES]

    assert long == []


def test_rich_text_is_always_rendered_with_the_links_of_the_visitors_force():
    offenders = [str(path) for path in _files("templates/*.html") if "|richtext" in path.read_text()]

    assert offenders == []


def test_no_template_runs_a_script_or_style_of_its_own():
    pattern = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(?!\{% js_enabled_script %\})|\son\w+=\"|<style", re.IGNORECASE)
    allowed = {"templates/outage/index.html"}  # stands alone when everything else is down
    offenders = [
        name
        for path in _files("templates/*.html")
        if (name := str(path.relative_to(ROOT))) not in allowed and pattern.search(path.read_text())
    ]

    assert offenders == []


def test_no_page_loads_anything_from_another_host():
    loads = re.compile(
        r"""<(?:script|img|iframe|source|video|audio|embed)[^>]+src=["']https?://|<link[^>]+href=["']https?://"""
    )

    assert [str(path) for path in _files("templates/*.html") if loads.search(path.read_text())] == []


MAY_LOG = {"reporting/inbox/report_page.py": "tells operators, by reference only, that a report does not open"}


def test_personal_data_is_never_printed_or_logged_in_the_rooms_that_hold_it():
    rooms = (
        "reporting/intake",
        "reporting/records",
        "reporting/delivery",
        "reporting/web",
        "reporting/inbox",
        "reporting/api",
    )
    logs = re.compile(r"\blogg(?:er|ing)\b|\bprint\(|structlog")
    loud = {
        name
        for path in _ours()
        if (name := str(path.relative_to(ROOT))).startswith(rooms) and logs.search(path.read_text())
    }

    assert loud == set(MAY_LOG)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is_for(package):
    silent = [
        str(path.relative_to(ROOT))
        for path in _ours()
        if str(path.relative_to(ROOT)).startswith(package)
        and path.name != "__init__.py"
        and "migrations" not in path.parts
        and not path.read_text().startswith(('"""', "#!"))
    ]

    assert silent == []
