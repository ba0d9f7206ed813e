"""A force's estate leaves in one file and comes back with everything, under new ids, readable as before."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.test import override_settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, Page, Revision

from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.evidence import reading as evidence
from reporting.evidence import storage
from reporting.evidence.sealed_files import Damaged
from reporting.records import sealed
from reporting.records.models import Note, Report
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces.models import Force, ForceKey
from sites.provisioning.estate import archive
from sites.provisioning.estate.archive import export, opened
from sites.provisioning.estate.envelope import CannotRead, WeakPassphrase
from sites.provisioning.estate.importing import CannotImport, import_estate
from sites.provisioning.estate.removal import CannotRemove, remove, request_removal
from sites.provisioning.estate.signature import NotSigned
from sites.provisioning.force import provision_force
from soh.core import memos, tenancy, versions
from soh.core.models import AuditEvent
from tests.database import clones
from tests.database.fingerprint import fingerprint
from tests.factories.forces import opened_force, small_national_site
from tests.factories.small_form import NAMED
from tests.integration.sites.provisioning.estate.conftest import NEIGHBOUR, PASSPHRASE, Furnished

Two = tuple[Furnished, Furnished]
OTHER_KEY = "b3RoZXItaW5zdGFsbGF0aW9ucy1lbmNyeXB0aW9uLWs="


def exported(kent: Furnished, folder: Path) -> Path:
    file = folder / "kent.estate"
    export(force=kent.force, file=file, passphrase=PASSPHRASE, actor="user:1")
    return file


def contents(file: Path) -> dict[str, bytes]:
    with opened(file=file, passphrase=PASSPHRASE) as read:
        return {name: read.content.read(name) for name in read.content.namelist()}


def gone(kent: Furnished, file: Path | None) -> Any:
    request_removal(force=kent.force, actor="user:8", reason="The force leaves.")
    if file is not None:
        export(force=kent.force, file=file, passphrase=PASSPHRASE, actor="user:1")
    return remove(
        force=kent.force, actor="user:9", confirmed_slug="kent", archive=file, passphrase=PASSPHRASE, because="a test"
    )


@pytest.mark.django_db
def test_the_archive_holds_the_force_whole_and_nothing_of_anybody_else(two_forces: Two, tmp_path: Path) -> None:
    kent, essex = two_forces
    root = get_user_model().objects.create_superuser("canary-root", "canary-root@example.org", "x" * 20)
    page = Page.objects.get(slug="own-advice", path__startswith=kent.force.site.root_page.path).specific
    page.save_revision(user=root)
    with tenancy.transaction(kent.force):
        wrapped = bytes(ForceKey.objects.get(force=kent.force).wrapped_private_key)

    file = exported(kent, tmp_path)

    held = contents(file)
    manifest = json.loads(held["manifest.json"])
    assert manifest["tables"]["reporting.Report"]["rows"] == 1
    assert (manifest["people"], manifest["left_out"], len(manifest["files"])) == (2, {}, 2)
    assert (len(manifest["pieces"]), manifest["lost_pieces"]) == (2, 0)
    assert manifest["tables"]["reporting.Evidence"]["rows"] == 1
    assert not any(b"canary-kent photograph" in content for content in held.values())  # they stay sealed
    assert any(b"canary-kent in a document" in content for content in held.values())
    assert "wrapped_private_key" not in held["tables/force_sites.ForceKey.json"].decode()
    forbidden = (NEIGHBOUR, essex.force.name, essex.reference, "canary-root", "argon2", wrapped.hex())
    for name, content in held.items():
        for word in forbidden:
            assert word.encode() not in content, (name, word)
            assert word not in name
    with tenancy.transaction(kent.force):
        assert AuditEvent.objects.get(force_id=kent.force.pk, action="force.exported").actor == "user:1"


@pytest.mark.django_db
def test_the_archive_is_closed_to_whoever_has_not_the_passphrase_and_notices_every_change(
    two_forces: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kent, _ = two_forces
    with pytest.raises(WeakPassphrase):
        export(force=kent.force, file=tmp_path / "weak", passphrase="kettle", actor="user:1")
    file = exported(kent, tmp_path)
    sealed_bytes = file.read_bytes()
    assert b"canary" not in sealed_bytes
    assert b"manifest" not in sealed_bytes
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(CannotRead, match="passphrase"), opened(file=file, passphrase="another passphrase of words"):
        pass
    with opened(file=file, passphrase=PASSPHRASE) as read, pytest.raises(CannotImport, match="is here already"):
        import_estate(archive=read, actor="user:1")

    changed = bytearray(sealed_bytes)
    changed[2000] ^= 1
    file.write_bytes(changed)
    with pytest.raises(CannotRead), opened(file=file, passphrase=PASSPHRASE):
        pass

    sign = archive.signature.sign
    monkeypatch.setattr(archive.signature, "sign", lambda manifest: sign({**manifest, "people": 99}))
    with pytest.raises(NotSigned):
        export(force=kent.force, file=tmp_path / "forged", passphrase=PASSPHRASE, actor="user:1")
    assert not list(tmp_path.glob("forged*"))


@pytest.mark.django_db(transaction=True)
def test_a_force_goes_without_a_trace_and_comes_back_whole_under_another_installations_key(
    two_forces: Two, tmp_path: Path, media: Path
) -> None:
    kent, essex = two_forces
    file = tmp_path / "kent.estate"
    get_image_model().objects.get(title="canary-kent image").get_rendition("width-320")
    assert "canary-kent" in words_of_the_database()

    removed = gone(kent, file)

    left = words_of_the_database()
    assert "canary-kent" not in left
    assert left.count(NEIGHBOUR) > 20
    files = [each for each in media.rglob("*") if each.is_file()]
    assert (removed.files, len(files)) == (3, 2)
    assert (removed.pieces, pieces_of(media, kent.force), len(pieces_of(media, essex.force))) == (2, [], 2)
    assert not [each for each in files if b"canary-kent" in each.read_bytes()]
    assert Page.find_problems() == ([], [], [], [], [])
    with tenancy.transaction(kent.force.pk):
        tombstone = AuditEvent.objects.get(force_id=kent.force.pk)
    assert (tombstone.action, tombstone.actor, tombstone.subject) == ("force.removed", "user:9", "force:kent")

    with override_settings(FORCE_KEY_ENCRYPTION_KEY=OTHER_KEY), opened(file=file, passphrase=PASSPHRASE) as read:
        force = import_estate(archive=read, actor="user:5").force
        with tenancy.transaction(force):
            report = Report.objects.get(force=force, reference=kent.reference)
            assert sealed.open_answers(report) == NAMED
            (file,) = evidence.of_report(report)
            assert [words for _, words in sealed.open_notes(report)] == ["canary-kent note"]
            note = Note.objects.get(force=force)
            actions = list(AuditEvent.objects.filter(force_id=force.pk).order_by("pk").values_list("action", flat=True))
    officer = get_user_model().objects.get(username="canary-kent-officer")
    assert note.author == f"user:{officer.pk}"
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=OTHER_KEY):
        given = evidence.hand_out(forces=[force.pk], reference=kent.reference, key=file.key, actor="user:5")
        assert b"".join(given.content) == b"canary-kent photograph" * 2
    assert len(pieces_of(media, force)) == 2
    assert force.pk != kent.force.pk
    assert "force.opened" in actions
    assert actions[-2:] == ["force.exported", "force.imported"]
    content_is_there(force, officer)
    assert Force.objects.filter(pk=essex.force.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_in_a_fresh_installation_with_a_library_of_its_own_the_force_works_and_its_reports_are_read(
    two_forces: Two, tmp_path: Path, public_client: Any
) -> None:
    kent, _ = two_forces
    file = exported(kent, tmp_path)
    form_keys = set(FormPage.objects.filter(slug="report-a-crime").values_list("translation_key", flat=True))
    clones.renew_clone(clones.prepare_template(fingerprint()))
    memos.forget_all()
    ContentType.objects.clear_cache()
    small_national_site()
    opened_force("hampshire")

    with override_settings(FORCE_KEY_ENCRYPTION_KEY=OTHER_KEY), opened(file=file, passphrase=PASSPHRASE) as read:
        imported = import_estate(archive=read, actor="user:5", hostname="kent.elsewhere.localhost", port=8000)
        force = imported.force
        with tenancy.transaction(force):
            assert sealed.open_answers(Report.objects.get(force=force, reference=kent.reference)) == NAMED
    assert imported.not_found == []
    assert set(imported.to_invite) == {"canary-kent-publisher", "canary-kent-officer"}
    form = AdoptedFormPage.objects.descendant_of(force.site.root_page).get(slug="report-a-crime")
    assert form.source.translation_key not in form_keys
    Force.objects.filter(pk=force.pk).update(phase="live")
    versions.bump("hosts", "all")
    visitor = public_client("kent.elsewhere.localhost:8000")
    assert "canary-kent advice" in visitor.get("/own-advice/").content.decode()
    assert visitor.get("/advice/burglary/").status_code == 200
    assert visitor.get("/report-a-crime/").status_code == 200
    assert provision_force(slug="kent", actor="user:5").adopted == 0


def content_is_there(force: Force, officer: Any) -> None:
    home = force.site.root_page
    page = AdvicePage.objects.descendant_of(home).get(slug="own-advice")
    image, document = (model().objects.get(title__startswith="canary-kent") for model in MODELS)
    body = json.dumps(page.body.get_prep_value())
    assert f'"image": {image.pk}' in body
    assert f'linktype=\\"document\\" id=\\"{document.pk}\\"' in body
    assert f'linktype=\\"page\\" id=\\"{page.pk}\\"' in body
    assert default_storage.open(document.file.name).read() == b"canary-kent in a document"
    assert [tag.name for tag in image.tags.all()] == ["canary-kent-tag"]
    revision = Revision.objects.get(pk=page.latest_revision_id)
    assert revision.content["pk"] == page.pk
    assert revision.as_object().body[2].value["image"] == image.pk
    assert Comment.objects.get(page=page).user.username == "canary-kent-publisher"
    adopted = AdoptedPage.objects.descendant_of(home).get(slug="burglary")
    assert adopted.source.path.startswith(Page.objects.get(slug="national", depth=2).path)
    assert ForceGroup.objects.get(force=force, role=Role.OFFICER).group in officer.groups.all()
    assert not officer.has_usable_password()
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.django_db(transaction=True)
def test_removal_is_refused_to_one_alone_of_an_open_force_unconfirmed_or_with_a_stale_archive(
    two_forces: Two, tmp_path: Path
) -> None:
    kent, essex = two_forces
    file = tmp_path / "kent.estate"
    asked = {"force": kent.force, "actor": "user:9", "confirmed_slug": "kent", "archive": None}
    with pytest.raises(CannotRemove, match="Another person"):
        remove(**asked, because="nobody asked")
    request_removal(force=kent.force, actor="user:9", reason="The force leaves.")
    with pytest.raises(CannotRemove, match="Another person"):
        remove(**asked, because="I asked myself")
    request_removal(force=kent.force, actor="user:8", reason="The force leaves.")
    with pytest.raises(CannotRemove, match="Confirm"):
        remove(**{**asked, "confirmed_slug": "essex"}, because="a test")
    with pytest.raises(CannotRemove, match="Give an archive"):
        remove(**asked)
    export(force=kent.force, file=file, passphrase=PASSPHRASE, actor="user:1")
    Page.objects.filter(title="canary-kent advice").update(title="changed since")
    with pytest.raises(CannotRemove, match=r"has changed .*wagtailcore\.Page"):
        remove(**{**asked, "archive": file}, passphrase=PASSPHRASE)
    request_removal(force=essex.force, actor="user:8", reason="The force leaves.")
    with pytest.raises(CannotRemove, match="is of kent"):
        remove(force=essex.force, actor="user:9", confirmed_slug="essex", archive=file, passphrase=PASSPHRASE)
    essex.force.phase = "live"
    essex.force.save()
    with pytest.raises(CannotRemove, match="open to visitors"):
        request_removal(force=essex.force, actor="user:8", reason="A mistake.")

    assert set(Force.objects.values_list("slug", flat=True)) == {"kent", "essex"}


@pytest.mark.django_db(transaction=True)
def test_an_archive_that_needs_a_national_page_which_is_missing_is_refused_by_name(
    two_forces: Two, tmp_path: Path
) -> None:
    kent, _ = two_forces
    file = tmp_path / "kent.estate"
    gone(kent, file)
    AdoptedPage.objects.get(slug="burglary").delete()
    for page in Page.objects.filter(slug="burglary"):
        page.delete()
    files = sorted(path.name for path in Path(default_storage.location).rglob("*"))

    with (
        opened(file=file, passphrase=PASSPHRASE) as read,
        pytest.raises(CannotImport, match=r"“If your home is burgled” at /advice/burglary"),
    ):
        import_estate(archive=read, actor="user:5")

    assert not Force.objects.filter(slug="kent").exists()
    assert sorted(path.name for path in Path(default_storage.location).rglob("*")) == files


@pytest.mark.django_db(transaction=True)
def test_a_piece_that_is_lost_is_told_and_one_that_was_changed_is_refused(two_forces: Two, tmp_path: Path) -> None:
    kent, _ = two_forces
    pieces_of(tmp_path / "media", kent.force)[0].unlink()
    file = tmp_path / "kent.estate"
    gone(kent, file)

    with opened(file=file, passphrase=PASSPHRASE) as read:
        assert (read.manifest["lost_pieces"], len(read.estate.pieces)) == (1, 1)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(storage, "get", lambda name: b"something else")
            with pytest.raises(CannotImport, match="disk full"):
                import_estate(archive=read, actor="user:5")
        assert len([each for each in (tmp_path / "evidence").rglob("*") if each.is_file()]) == 2  # the neighbour's
        force = import_estate(archive=read, actor="user:5").force
    with tenancy.transaction(force):
        (shown,) = evidence.of_report(Report.objects.get(force=force, reference=kent.reference))
    given = evidence.hand_out(forces=[force.pk], reference=kent.reference, key=shown.key, actor="user:5")
    with pytest.raises(Damaged):
        b"".join(given.content)


MODELS = (get_image_model, get_document_model)


def pieces_of(media: Path, force: Force) -> list[Path]:
    """What lies of the files that people sent to a force."""
    return [each for each in (media.parent / "evidence" / str(force.pk)).rglob("*") if each.is_file()]


def words_of_the_database() -> str:
    """Every row of every table as text, as one who passes every policy by."""
    from django.apps import apps
    from django.db import connection

    everybody = list(Force.objects.values_list("pk", flat=True)) + list(range(1, 40))
    found = []
    with tenancy.transaction(*everybody), connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f'SELECT string_agg(to_jsonb(r)::text, chr(10)) FROM "{model._meta.db_table}" AS r')
                found.append(cursor.fetchone()[0] or "")
    return "\n".join(found)
