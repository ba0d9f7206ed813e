"""A force's systems read its audit trail in the order of its chain, and can hold it against the chain by themselves."""

import hashlib
import json
import struct
from typing import Any
from urllib.parse import urlsplit

import pytest

from soh.api.keys.scopes import USUAL, Scope
from soh.core import audit, audit_seals, tenancy
from soh.core.models import AuditEvent

pytestmark = pytest.mark.django_db
TVP, HIW = "thames-valley.localhost:8000", "hampshire.localhost:8000"


def trail(force: Any, *subjects: str) -> None:
    with tenancy.transaction(force):
        for subject in subjects:
            audit.record(force_id=force.pk, actor="user:1", action="report.opened", subject=subject, by=["é"])
    audit_seals.seal(force_id=force.pk)


@pytest.fixture
def read(public_client, thames_valley, key_for):
    client, key = public_client(TVP), key_for(thames_valley, Scope.AUDIT_READ)

    def ask(address: str = "/api/v1/audit/", host_client: Any = None, key: str = key) -> Any:
        return (host_client or client).get(address, headers={"authorization": f"Bearer {key}"})

    return ask


def pages_of(read: Any, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while address:
        page = read(address).json()
        found += page["results"]
        following = page["next"]
        address = f"{urlsplit(following).path}?{urlsplit(following).query}" if following else ""
    return found


def test_a_partner_verifies_the_chain_with_nothing_but_the_feed(thames_valley, hampshire, read):
    trail(thames_valley, "report:A", "report:B", "report:C")
    trail(hampshire, "report:H")
    trail(thames_valley, "report:D")

    events, links = pages_of(read, "/api/v1/audit/?page_size=2"), pages_of(read, "/api/v1/audit/seals/?page_size=1")

    before = bytes(32)
    for link in links:
        own = [event for event in events if event["seal"] == link["number"]]
        digests = b""
        for event in own:
            at = event["at"].replace("Z", "+00:00")
            at = at if "." in at else at.replace("+00:00", ".000000+00:00")
            words = [
                event["id"],
                link["force"],
                at,
                *(event[name] for name in ("actor", "action", "subject", "detail")),
            ]
            digest = hashlib.sha256(json.dumps(words, sort_keys=True, separators=(",", ":")).encode())
            assert digest.hexdigest() == event["digest"]
            digests += digest.digest()
        head = struct.pack(">QQQ", link["force"], link["number"], link["count"])
        ids = struct.pack(f">{len(own)}Q", *(event["id"] for event in own))
        before = hashlib.sha256(before + head + ids + digests).digest()
        assert before.hex() == link["digest"]
    reports = [event["subject"] for event in events if event["action"] == "report.opened"]
    assert reports == ["report:A", "report:B", "report:C", "report:D"]
    assert {event["operation"] for event in events} >= {"consultation", "administration"}


def test_the_place_where_a_reader_stopped_goes_on_with_what_was_sealed_since(thames_valley, read):
    trail(thames_valley, "report:A", "report:B")
    first = read("/api/v1/audit/?page_size=2").json()  # the key that was issued, and A
    rest = f"{urlsplit(first['next']).path}?{urlsplit(first['next']).query}"
    assert read(rest).json()["next"] is None

    trail(thames_valley, "report:C")

    assert read(rest).json()["next"] is not None
    with tenancy.transaction(thames_valley):
        assert AuditEvent.objects.filter(action="audit.fed").count() == 1  # once an hour, not once a page


def test_no_other_force_no_lesser_key_and_no_test_key_reads_it(thames_valley, hampshire, read, key_for, public_client):
    trail(thames_valley, "report:A")

    assert read(host_client=public_client(HIW)).status_code == 404
    assert read(key=key_for(hampshire, Scope.AUDIT_READ)).status_code == 404
    assert read(key=key_for(thames_valley, *USUAL)).status_code == 403
    assert read(key=key_for(thames_valley, is_test=True)).status_code == 404
    assert public_client(TVP).get("/api/v1/audit/").status_code == 401
    assert "no-store" in read().headers["Cache-Control"]
