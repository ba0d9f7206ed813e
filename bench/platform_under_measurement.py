"""The platform as `make demo` starts it, with the measured content, on the bench's own database."""

import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache

from bench.content import FORCE
from bench.errors import BenchError
from bench.place import stock_port
from soh.operations.demo import database, family, keys
from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.demo.problems import DemoError
from soh.operations.demo.run import prepare
from soh.operations.postgres import Layout, PostgresError, ensure_running
from soh.operations.postgres.layout import data_folder

HOST = f"{FORCE}.localhost"


@dataclass(frozen=True)
class Prepared:
    """A platform that can be started: its public door, its worker, its virus scanner where the machine has one, and
    the environment of its staff side.
    """

    ports: Ports
    public: family.Member
    worker: family.Member
    scanner: family.Member | None
    staff_environment: dict[str, str]
    layout: Layout

    @property
    def host(self) -> str:
        """The Host header of the measured force's site."""
        return f"{HOST}:{self.ports.public}"


@lru_cache(maxsize=1)
def prepared() -> Prepared:
    """Return the platform with its content. The first call takes minutes on a new folder, seconds later."""
    ports = Ports.from_environment()
    try:
        ports.require_free()
        Ports(stock_port(), stock_port() + 1).require_free()
        members = {member.name: member for member in prepare(ports)}
        layout = ensure_running()
    except (DemoError, PostgresError) as problem:
        raise BenchError(f"The platform to measure could not be prepared. {problem}") from problem
    folder = data_folder()
    secrets = keys.load_or_make(folder / "secrets.json", content_exists=True)
    staff = family.preparing(ports, secrets, database.prepare(folder / "secrets.json"))
    print("• Measured pages and form", flush=True)
    subprocess.run([sys.executable, "-m", "bench.content"], env=staff, check=True)
    public, worker, scanner = members["public web"], members["worker"], members.get("virus scanner")
    unlimited = dict.fromkeys(("API_REQUESTS_PER_KEY", "API_REQUESTS_PER_FORCE"), "100000000")  # one stands for many
    public = family.Member(public.name, public.command, {**public.environment, **unlimited}, public.port)
    return Prepared(ports, public, worker, scanner, staff, layout)


def address(port: int) -> tuple[str, int]:
    """Where a server of the bench listens."""
    return ADDRESS, port
