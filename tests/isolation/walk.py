"""The walk: every requester at every address with every verb, and what came of it."""

import json
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from django.core.cache import cache
from django.test import Client, override_settings

from soh.settings.components.doors import door_settings
from tests.isolation.addresses import Address, staff_addresses
from tests.isolation.exemptions import NATIONAL_TOO
from tests.isolation.hearing import Ear, is_private
from tests.isolation.ledger import balance, differences, protected_tables
from tests.isolation.payloads import body_of, forms_of, visit_of
from tests.isolation.public_addresses import PublicCell, public_cells
from tests.isolation.requesters import Requester, key_requesters, staff_requesters
from tests.isolation.world import World

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""In this order: what deletes or changes whole trees comes last, so that little is missing for the others."""
JSON = "application/json"


@dataclass
class Tally:
    """What a walk found. Canaries are counted in bytes, each once for each answer that made it known."""

    cells: int = 0
    canary_bytes: int = 0
    server_errors: int = 0
    foreign_writes: list[str] = field(default_factory=list)
    findings: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take in what another part of the walk found."""
        self.cells += other.cells
        self.canary_bytes += other.canary_bytes
        self.server_errors += other.server_errors
        self.foreign_writes += other.foreign_writes
        self.findings += other.findings
        self.statuses += other.statuses

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.canary_bytes or self.server_errors or self.foreign_writes)


@dataclass(frozen=True)
class Part:
    """Which cells are walked: all by default.

    One in `every`; of these, what falls to this one of the `shards` that share them. With `firsts` every name of an
    address besides, at the first path it was filled with: as every requester, with every verb.
    """

    every: int = 1
    shard: int = 0
    shards: int = 1
    firsts: bool = False

    def has(self, *words: str, is_first: bool = False) -> bool:
        """Whether a cell is in this part: the same in every process."""
        number = zlib.crc32("\n".join(words).encode())
        is_mine = number % self.shards == self.shard
        return is_mine and (number // self.shards % self.every == 0 or (self.firsts and is_first))


class Selection(Protocol):
    """Says of each cell whether it is walked."""

    def has(self, *words: str, is_first: bool = False) -> bool:
        """Whether a cell is in it: who asks, the verb, at the public door the host, the path."""
        ...


class Found(Exception):
    """A walk that stops at the first finding has found something."""


class Walk:
    """Walks a world. A wall of 404s would pass here: `rightful` shows that the addresses are real."""

    def __init__(
        self,
        world: World,
        part: Selection,
        *,
        only: frozenset[str] | None = None,
        names: Callable[[str], bool] = lambda name: True,
        each_as: frozenset[str] = frozenset(),
        stops: bool = False,
        told: Callable[[Tally], None] = lambda tally: None,
    ) -> None:
        """`only` these requesters, only addresses whose `names` fit; and `each_as` these every name of an address once.

        One that `stops` ends with the first finding. `told` hears after each requester what was found so far.
        """
        self.stops, self.told = stops, told
        self.world, self.part, self.only, self.names, self.each_as = world, part, only, names, each_as
        self.addresses = [one for one in staff_addresses(world.victim, world.attacker) if names(one.name)]
        self.firsts = {one.path for one in self.addresses if one.is_own}
        self.firsts |= {one.path for one in {one.name: one for one in reversed(self.addresses)}.values()}
        self.ear = Ear(world.victim.canaries)
        self.tally = Tally()
        self.rows = {table: tuple(keys) for table, keys in world.victim.rows.items() if table != "core_contentversion"}
        self.protected = protected_tables() - set(NATIONAL_TOO)

    def run(self) -> Tally:
        """Walk the staff door, the public door and the API; then the national team, who may change content."""
        with self.ear.listening():
            staff = [one for one in staff_requesters(self.world) if self.only is None or one.name in self.only]
            self._watched([partial(self._staff, one) for one in staff if not one.is_national] + [self._public])
            self._watched([partial(self._staff, one) for one in staff if one.is_national], only=self.protected)
        return self.tally

    def _watched(self, walks: list[Callable[[], None]], *, only: frozenset[str] | None = None) -> None:
        """Walk, and compare the victim's rows before and after each part."""
        before = balance(self.rows, only=only)
        for walk in walks:
            walk()
            after = balance(self.rows, only=only)
            self.tally.foreign_writes += differences(before, after)
            before = after
            self.told(self.tally)

    def _staff(self, requester: Requester) -> None:
        forms = forms_of(self.world.victim)
        with override_settings(**door_settings("staff")):
            client = requester.open()
            for verb in VERBS:
                for address in self.addresses:
                    if address.is_own and verb != "GET":
                        continue
                    is_first = address.path in self.firsts
                    is_extra = is_first and verb == "GET" and requester.name in self.each_as
                    if is_extra or self.part.has(requester.name, verb, address.path, is_first=is_first):
                        form = forms[zlib.crc32(f"{requester.name} {address.path}".encode(), 1) % 2]
                        client = self._ask(client, requester, verb, address, form)

    def _ask(self, client: Client, requester: Requester, verb: str, address: Address, form: dict[str, Any]) -> Client:
        body = {} if verb in ("GET", "DELETE") else {"data": form}
        if verb in ("PUT", "PATCH"):
            body = {"data": json.dumps(form), "content_type": JSON}
        send = getattr(client, verb.lower())
        client.cookies.pop("messages", None)  # words about the request before are that one's
        response = send(address.path, **body)
        if requester.name != "anonymous" and str(response.headers.get("Location", "")).startswith("/admin/login/"):
            client = requester.open()  # the walk signed itself out
            response = getattr(client, verb.lower())(address.path, **body)
        self._judge(requester, verb, address.name, address.path, response, f"{address.path} {body}")
        return client

    def _public(self) -> None:
        with override_settings(**door_settings("public"), RETURN_TRIES_PER_MINUTE=1_000_000):
            body = json.dumps(body_of(self.world.victim))
            for requester in key_requesters(self.world):
                if self.only is None or requester.name in self.only:
                    client = requester.open()
                    for cell in public_cells(self.world, requester.name):
                        if self.names(cell.name) and self.part.has(requester.name, cell.verb, cell.host, cell.path):
                            self._ask_public(client, requester, cell, body)

    def _ask_public(self, client: Client, requester: Requester, cell: PublicCell, body: str) -> None:
        if self.tally.cells % 200 == 0:
            cache.clear()  # limits are not what is walked here
        tried = self.tally.cells
        extra: dict[str, Any] = {
            "HTTP_HOST": cell.host,
            "REMOTE_ADDR": f"10.{tried >> 16 & 255}.{tried >> 8 & 255}.{tried & 255}",  # no limit ends the walk
        }
        if cell.whose != "the victim's host":  # there the code opens its report to whoever has it
            extra["HTTP_RECEIPT_CODE"] = self.world.victim.asked["code"][0]
        if cell.verb == "POST" and not cell.name.startswith("api-"):
            extra["data"] = visit_of(self.world.victim)
        elif cell.verb in ("POST", "PUT", "PATCH"):
            extra |= {"data": body, "content_type": JSON, "HTTP_IDEMPOTENCY_KEY": f"walk-{self.tally.cells}-0000000000"}
        response = getattr(client, cell.verb.lower())(cell.path, **extra)
        self._judge(requester, cell.verb, f"{cell.name} on {cell.whose}", cell.path, response, f"{cell.path} {extra}")

    def _judge(self, requester: Requester, verb: str, name: str, path: str, response: Any, asked: str) -> None:
        self.tally.cells += 1
        self.tally.statuses[response.status_code] += 1
        heard = self.ear.heard(response, asked)
        if requester.is_national:
            heard = {canary for canary in heard if is_private(canary)}
        for canary in heard:
            self.tally.canary_bytes += len(canary)
            place = self.world.victim.canaries.place_of(canary)
            self.tally.findings[f"leak: {requester.name} {verb} {name} ({path[:120]}) shows {place}"] += 1
        if response.status_code >= 500:
            self.tally.server_errors += 1
            self.tally.findings[f"{response.status_code}: {requester.name} {verb} {name} ({path[:120]})"] += 1
        if self.stops and not self.tally.is_clean:
            raise Found
