"""The ports of the demo."""

import socket

import pytest

from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.demo.problems import DemoError


@pytest.mark.parametrize("text", ["", "eight", "0", "65536", "-1", "80.0", "٨٠٠٠"])
def test_what_is_no_port_is_refused_by_the_variables_name(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOH_STAFF_PORT", text)

    with pytest.raises(DemoError, match="SOH_STAFF_PORT"):
        Ports.from_environment()


def test_the_same_port_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOH_STAFF_PORT", "8000")

    with pytest.raises(DemoError, match="both 8000"):
        Ports.from_environment()


def test_a_port_in_use_is_named_with_what_to_do() -> None:
    with socket.socket() as holder, socket.socket() as other:
        holder.bind((ADDRESS, 0))
        holder.listen()
        other.bind((ADDRESS, 0))
        taken, free = holder.getsockname()[1], other.getsockname()[1]
        other.close()

        with pytest.raises(DemoError, match=f"Port {taken} is in use .* SOH_PUBLIC_PORT="):
            Ports(taken, free).require_free()


def test_free_ports_pass() -> None:
    with socket.socket() as one, socket.socket() as two:
        one.bind((ADDRESS, 0))
        two.bind((ADDRESS, 0))
        ports = Ports(one.getsockname()[1], two.getsockname()[1])

    ports.require_free()
