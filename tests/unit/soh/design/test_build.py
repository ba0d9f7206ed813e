"""The theme is built from locked packages, once, and carries nothing that belongs to GOV.UK alone."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from soh.design import build, node

OUTPUT = build.OUTPUT


def test_the_built_theme_is_current() -> None:
    assert build.is_current(build.source_digest()), "Run `python -m soh.design.build`"


def test_a_second_build_does_no_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 0
    assert capsys.readouterr().out == "Theme is up to date.\n"


def test_the_stylesheet_has_no_typeface_crest_or_logo_of_govuk() -> None:
    styles = (OUTPUT / "soh.css").read_text()

    assert "Transport" not in styles
    assert "crest" not in styles
    assert ".govuk-header" not in styles
    assert ".govuk-footer" not in styles


def test_the_stylesheet_points_only_to_files_beside_it() -> None:
    addresses = re.findall(r"url\(\"?([^\")]+)", (OUTPUT / "soh.css").read_text())

    assert addresses
    for address in addresses:
        assert (OUTPUT / address).is_file()


@pytest.mark.parametrize("name", ["soh.css", "soh.js", "quick-exit.js"])
def test_built_files_name_no_source_map(name: str) -> None:
    assert "sourceMappingURL" not in (OUTPUT / name).read_text()


def test_the_lock_names_every_package_by_digest_and_no_registry() -> None:
    packages = json.loads((build.ROOT / "package-lock.json").read_text())["packages"]

    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-")


def test_without_node_the_build_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(node, "find_spec", lambda name: None)

    assert build.main(["--force"]) == 1
    assert "uv sync --group assets" in capsys.readouterr().err
    assert (OUTPUT / "soh.css").is_file()


def test_node_from_the_python_package_is_used_when_the_machine_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bin" / "node"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho '\"22.1.0\"'\n")
    program.chmod(0o755)
    monkeypatch.setattr(node.shutil, "which", lambda name: None)
    monkeypatch.setattr(node, "find_spec", lambda name: SimpleNamespace(submodule_search_locations=[str(tmp_path)]))

    found = node.find_node()

    assert found.version == "22.1.0"
    assert found.npm == (str(program), str(tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))
