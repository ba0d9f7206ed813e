"""The two ports of the demo."""

import os
import socket
from dataclasses import dataclass

from soh.operations.demo.problems import DemoError

ADDRESS = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    """Where public and staff web listen."""

    public: int
    staff: int

    @classmethod
    def from_environment(cls) -> "Ports":
        """SOH_PUBLIC_PORT and SOH_STAFF_PORT, else 8000 and 8001. Raises DemoError for what is no port."""
        ports = cls(_number("SOH_PUBLIC_PORT", 8000), _number("SOH_STAFF_PORT", 8001))
        if ports.public == ports.staff:
            raise DemoError(f"SOH_PUBLIC_PORT and SOH_STAFF_PORT are both {ports.public}. Choose two.")
        return ports

    def require_free(self) -> None:
        """Raise DemoError when another program listens on one of them."""
        for variable, port in (("SOH_PUBLIC_PORT", self.public), ("SOH_STAFF_PORT", self.staff)):
            if not is_free(port):
                raise DemoError(
                    f"Port {port} is in use by another program. End that program "
                    f"(`lsof -i :{port}` or `ss -ltnp` names it), or choose another port: "
                    f"{variable}={port + 100} make demo"
                )


def _number(variable: str, default: int) -> int:
    text = os.environ.get(variable, str(default))
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise DemoError(f"{variable} is {text!r}; it must be a port number from 1 to 65535.")
    return int(text)


def is_free(port: int) -> bool:
    """Whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        # As servers do: a connection that ended a moment ago does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except PermissionError as error:
            raise DemoError(f"This user may not use port {port}. Choose one above 1023.") from error
        except OSError:
            return False
        return True
