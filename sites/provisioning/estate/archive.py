"""The inside of an archive: a zip with a signed manifest, one file of rows for each table, the media files, and what
people sent with their reports, in pieces that stay sealed under the files' own keys.
"""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from reporting.evidence import storage
from sites.forces import keys
from sites.forces.models import Force, ForceKey
from sites.provisioning.estate import envelope, signature
from sites.provisioning.estate.classes import OWNED
from sites.provisioning.estate.collecting import Estate, collect, digest, moment
from sites.provisioning.estate.envelope import CannotRead
from soh.core import audit, clock, sealing

FORMAT = 2
"""What is written. Format 1 had no pieces."""
READABLE = (1, FORMAT)
_MANIFEST, _SIGNATURE = "manifest.json", "signature.json"
_CHUNK = 1024 * 1024


@dataclass(slots=True)
class Archive:
    """An archive that was read and checked. `signed_by` is the fingerprint of the installation that made it."""

    estate: Estate
    manifest: dict[str, Any]
    signed_by: str
    private_keys: dict[str, str]
    wrapping_key: bytes
    content: zipfile.ZipFile

    def has_private_key(self, public_key: bytes) -> bool:
        """Whether the private half still was there when the archive was made."""
        return sealing.to_text(public_key) in self.private_keys

    def private_key(self, public_key: bytes) -> bytes:
        """Return the private half of a key pair of the force."""
        wrapped = sealing.from_text(self.private_keys[sealing.to_text(public_key)])
        return sealing.unseal(key=self.wrapping_key, ciphertext=wrapped, place=_place(public_key))


def export(*, force: Force, file: Path, passphrase: str, actor: str) -> dict[str, Any]:
    """Write the force's archive, readable by its owner only, and return the manifest.

    Raises WeakPassphrase, keys.NoPrivateKeyHere. What could not be read back whole is not left behind.
    """
    salt = envelope.new_salt()
    outer, inner = envelope.keys_of(passphrase, salt)
    with tempfile.TemporaryFile() as plain:
        with moment(force):
            audit.record(force_id=force.pk, actor=actor, action="force.exported", subject=f"force:{force.slug}")
            manifest = _write(plain, force, inner)
        plain.seek(0)
        draft = file.with_name(f"{file.name}.part")
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
                envelope.seal(source=plain, target=target, key=outer, salt=salt)
                target.flush()
                os.fsync(target.fileno())
            with opened(file=draft, passphrase=passphrase):
                pass
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    return manifest


@contextmanager
def opened(*, file: Path, passphrase: str) -> Iterator[Archive]:
    """Open an archive and check signature, every table and every file. Raises CannotRead, NotSigned."""
    outer, inner = envelope.keys_of(passphrase, envelope.salt_of(file))
    with tempfile.TemporaryFile() as plain:
        for piece in envelope.opened(file=file, key=outer):
            plain.write(piece)
        plain.seek(0)
        with zipfile.ZipFile(plain) as content:
            manifest = _json(content, _MANIFEST)
            signed_by = signature.check(manifest, _json(content, _SIGNATURE))
            if manifest["format"] not in READABLE:
                raise CannotRead(f"This archive has format {manifest['format']}; this platform reads up to {FORMAT}.")
            _check_parts(content, manifest)
            yield Archive(_estate(content, manifest), manifest, signed_by, _json(content, "keys.json"), inner, content)


def _write(plain: Any, force: Force, wrapping_key: bytes) -> dict[str, Any]:
    estate = collect(force)
    parts: dict[str, str] = {}
    files: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as content:
        for label, rows in estate.rows.items():
            _put(content, parts, f"tables/{label}.json", rows)
        _put(content, parts, "carried.json", estate.carried)
        _put(content, parts, "names.json", estate.names)
        _put(content, parts, "people.json", estate.people)
        _put(content, parts, "keys.json", _wrapped_anew(force, wrapping_key))
        for name in estate.files:
            files[name] = _put_file(content, name)
        pieces = _put_pieces(content, estate.pieces)
        manifest = {
            "format": FORMAT,
            "force": force.slug,
            "name": force.name,
            "made_at": clock.now().isoformat(timespec="seconds"),
            "tables": estate.digests(),
            "parts": parts,
            "files": files,
            "pieces": pieces,
            "lost_pieces": len(estate.pieces) - len(pieces),
            "people": sum(person["member"] for person in estate.people),
            "left_out": estate.left_out,
            "stays": {label: rule.stays for label, rule in OWNED.items() if rule.stays},
        }
        content.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        content.writestr(_SIGNATURE, json.dumps(signature.sign(manifest)))
    return manifest


def _put(content: zipfile.ZipFile, parts: dict[str, str], name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    parts[name] = hashlib.sha256(text).hexdigest()
    content.writestr(name, text)


def _put_file(content: zipfile.ZipFile, name: str) -> dict[str, Any]:
    known, size = hashlib.sha256(), 0
    with default_storage.open(name, "rb") as source, content.open(f"files/{name}", "w", force_zip64=True) as target:
        while piece := source.read(_CHUNK):
            known.update(piece)
            size += len(piece)
            target.write(piece)
    return {"sha256": known.hexdigest(), "size": size}


def _put_pieces(content: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    """Write sealed pieces as they lie; return their SHA-256. One that is lost is not among them."""
    written: dict[str, str] = {}
    for name in names:
        try:
            sealed = storage.get(name)
        except FileNotFoundError:
            continue
        written[name] = hashlib.sha256(sealed).hexdigest()
        content.writestr(f"pieces/{name}", sealed, zipfile.ZIP_STORED)  # sealed bytes do not pack
    return written


def _wrapped_anew(force: Force, wrapping_key: bytes) -> dict[str, str]:
    """Return the force's private keys under the archive's own key, by public key."""
    return {
        sealing.to_text(bytes(key.public_key)): sealing.to_text(
            sealing.seal(key=wrapping_key, plaintext=keys.private_key(key), place=_place(bytes(key.public_key)))
        )
        for key in ForceKey.objects.filter(force=force).exclude(wrapped_private_key=b"")
    }


def _place(public_key: bytes) -> sealing.Place:
    return sealing.Place("archive", sealing.to_text(public_key), "private_key")


def _check_parts(content: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    for name, wanted in manifest["parts"].items():
        if hashlib.sha256(content.read(name)).hexdigest() != wanted:
            raise CannotRead(f"{name} is not as it was when the archive was made.")
    for name, wanted in manifest["files"].items():
        known = hashlib.sha256()
        with content.open(f"files/{name}") as source:
            while piece := source.read(_CHUNK):
                known.update(piece)
        if known.hexdigest() != wanted["sha256"]:
            raise CannotRead(f"The file {name} is not as it was when the archive was made.")
    pieces = manifest.get("pieces", {})
    for name, wanted in pieces.items():
        if hashlib.sha256(content.read(f"pieces/{name}")).hexdigest() != wanted:
            raise CannotRead("A piece of a file that was sent is not as it was when the archive was made.")
    spare = set(content.namelist()) - set(manifest["parts"]) - {f"files/{name}" for name in manifest["files"]}
    spare -= {f"pieces/{name}" for name in pieces}
    if spare != {_MANIFEST, _SIGNATURE}:
        raise CannotRead("The archive holds more than its manifest names.")


def _estate(content: zipfile.ZipFile, manifest: dict[str, Any]) -> Estate:
    rows = {
        name.removeprefix("tables/").removesuffix(".json"): _json(content, name)
        for name in manifest["parts"]
        if name.startswith("tables/")
    }
    for label, wanted in manifest["tables"].items():
        if digest(rows[label]) != wanted["sha256"] or len(rows[label]) != wanted["rows"]:
            raise CannotRead(f"The rows of {label} are not those that the manifest counts.")
    return Estate(
        slug=manifest["force"],
        rows=rows,
        carried=_json(content, "carried.json"),
        names=_json(content, "names.json"),
        people=_json(content, "people.json"),
        files=list(manifest["files"]),
        pieces=list(manifest.get("pieces", ())),
        left_out=manifest["left_out"],
    )


def _json(content: zipfile.ZipFile, name: str) -> Any:
    try:
        return json.loads(content.read(name))
    except (KeyError, ValueError) as error:
        raise CannotRead(f"The archive has no {name} that can be read.") from error
