"""The services in containers are configured as the platform needs them: above all the scanner's limits."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from reporting.definition.kinds.files import LARGEST_MEGABYTES
from soh.operations import clamd

ROOT = Path(__file__).resolve().parents[4]
COMPOSE = ROOT / "deploy" / "compose.yaml"
LIMITS = ("StreamMaxLength", "MaxFileSize", "MaxScanSize", "MaxFiles", "MaxRecursion", "MaxScanTime", "AlertExceedsMax")
MEGABYTE = 1024 * 1024


def options(text: str) -> dict[str, str]:
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {line[0]: line[1] for line in lines}


def size(words: str) -> int:
    return int(words.removesuffix("M")) * MEGABYTE


CONFIGURATIONS = {
    "production": (ROOT / "deploy/clamd/clamd.conf").read_text(),
    "container": (ROOT / "deploy/clamd/clamd.container.conf").read_text(),
    "development": clamd.LIMITS.format(most=clamd.LARGEST_MB + 10, scan=4 * (clamd.LARGEST_MB + 10)),
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_scanner_looks_at_all_of_the_largest_file_and_tells_of_what_is_larger(name: str) -> None:
    found = options(CONFIGURATIONS[name])

    assert found["AlertExceedsMax"] == "yes"
    for limit in ("StreamMaxLength", "MaxFileSize", "MaxScanSize"):
        assert size(found[limit]) > settings.EVIDENCE_LARGEST, limit
        assert size(found[limit]) > LARGEST_MEGABYTES * MEGABYTE, limit
        assert size(found[limit]) < 2 * 1024 * MEGABYTE, "clamd takes no more than 2 GB"


def test_all_configurations_of_the_scanner_have_the_same_limits() -> None:
    first, *others = [{limit: options(text)[limit] for limit in LIMITS} for text in CONFIGURATIONS.values()]

    assert all(other == first for other in others)


def test_the_proxy_lets_the_largest_file_through() -> None:
    found = re.search(r"client_max_body_size (\d+)m;", (ROOT / "deploy/nginx/soh-server.conf").read_text())

    assert found is not None
    assert int(found[1]) > LARGEST_MEGABYTES


def test_the_services_are_the_three_and_reach_no_further_than_this_machine() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]

    assert set(services) == {"postgres", "clamd", "freshclam", "elasticsearch"}
    for name, service in services.items():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", [])), name
        assert ":" in service["image"], name
        assert not service["image"].endswith(":latest"), name
        assert service["restart"] == "unless-stopped", name


def test_what_is_scanned_lies_in_memory_and_the_scanner_has_our_configuration() -> None:
    scanner = yaml.safe_load(COMPOSE.read_text())["services"]["clamd"]

    source, target, mode = scanner["volumes"][0].split(":")
    assert (COMPOSE.parent / source).resolve() == ROOT / "deploy/clamd/clamd.container.conf"
    assert f"--config-file={target}" in scanner["command"]
    assert mode == "ro"
    folder = options(CONFIGURATIONS["container"])["TemporaryDirectory"]
    assert any(mount.startswith(f"{folder}:") for mount in scanner["tmpfs"])
    assert options(CONFIGURATIONS["container"])["TCPSocket"] == "3310"


def test_no_password_stands_in_the_file() -> None:
    environment = yaml.safe_load(COMPOSE.read_text())["services"]["postgres"]["environment"]

    assert environment["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
