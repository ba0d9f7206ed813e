"""A force with one of everything that travels, and a neighbour whose words must not."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Comment, Page

from pages.library.contacts import ContactPoint
from pages.types.advice import AdvicePage
from reporting.intake.submit import submit
from reporting.records import triage
from reporting.records.models import Channel
from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces import hosts
from sites.forces.models import Force, Phase
from soh.api.keys.lifecycle import issue_key
from soh.api.keys.scopes import Scope
from soh.core import clock
from tests.factories.forces import opened_force, sign_agreement, small_national_site
from tests.factories.pages import add_page, create_image
from tests.factories.published_forms import live_form
from tests.factories.report_files import add_file
from tests.factories.small_form import NAMED, publish_small_form

PASSPHRASE = "seven green bottles on a garden wall"
NEIGHBOUR = "canary-neighbour"


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """A media folder of the test's own, and a folder for what people send."""
    settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = str(tmp_path / "media"), str(tmp_path / "evidence")
    return tmp_path / "media"


@dataclass(slots=True)
class Furnished:
    """A force, and what the tests look for again."""

    force: Force
    word: str
    reference: str
    page: str = "own-advice"


@pytest.fixture
def two_forces(media: Path) -> tuple[Furnished, Furnished]:
    """Kent, which travels, and Essex, which does not. In a Welsh-less library of three pages and a form."""
    ContentType.objects.clear_cache()  # tests that flush the database before give these new numbers
    small_national_site()
    return furnish("kent", "canary-kent"), furnish("essex", NEIGHBOUR)


def furnish(slug: str, word: str) -> Furnished:
    """Open a force with content, files, people, a form, a report with a file, a key, an agreement: all with `word`."""
    force = opened_force(slug, phase=Phase.PAUSED)
    home = Page.objects.get(pk=force.site.root_page_id)
    collection = Collection.objects.get(name=force.name)
    image = create_image(title=f"{word} image", collection=collection)
    image.tags.add(f"{word}-tag")
    paper = ContentFile(f"{word} in a document".encode(), name=f"{word}.txt")
    document = get_document_model().objects.create(title=f"{word} document", file=paper, collection=collection)
    contact = ContactPoint.objects.create(key="front-desk", name=f"{word} desk", force=force, locale=home.locale)
    box = next(iter(_national_boxes()))
    people = {role: _person(force, role, word) for role in (Role.PUBLISHER, Role.OFFICER)}
    page = add_page(home, AdvicePage, slug="own-advice", title=f"{word} advice", summary=f"{word} summary")
    card = {"page": page.pk, "url": "", "title": "", "text": ""}
    body = blocks(
        text=f'<p><a linktype="page" id="{page.pk}">here</a> <a linktype="document" id="{document.pk}">{word}</a></p>',
        cards={"heading": "Next", "cards": [{"type": "item", "id": str(uuid4()), "value": card}]},
        image={"image": image.pk, "alt_text": f"{word} picture", "caption": ""},
        contact={"contact": contact.pk},
        emergency={"box": box.pk},
    )
    page.body = AdvicePage._meta.get_field("body").to_python(body)
    page.save_revision(user=people[Role.PUBLISHER]).publish()
    Comment.objects.create(page=page, user=people[Role.PUBLISHER], text=f"{word} comment", contentpath="title")
    Redirect.objects.create(old_path=f"/{word}", site=force.site, redirect_page=page)
    form = publish_small_form()
    live_form(force, slug="own-form")
    reference = submit(
        force=_face(force), form_key=form.key, pinned=form.pinned, answers=NAMED, locale="en", channel=Channel.WEB,
        actor="public",
    ).reference  # fmt: skip
    add_file(force, reference, content=f"{word} photograph".encode(), pieces=2)
    officer = people[Role.OFFICER]
    triage.add_note(
        forces=[force.pk],
        reference=reference,
        text=f"{word} note",
        actor=f"user:{officer.pk}",
        actor_name=str(officer),
    )
    issue_key(
        force=force,
        name=f"{word} partner",
        scopes=list(Scope),
        is_test=False,
        expires_at=clock.now() + timedelta(days=1),
        actor="user:1",
    )
    sign_agreement(force, version=word[:20])
    return Furnished(Force.objects.select_related("site__root_page").get(pk=force.pk), word, reference)


def blocks(**values: Any) -> list[dict[str, Any]]:
    """Return the stored form of a body with these blocks."""
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in values.items()]


def _person(force: Force, role: Role, word: str) -> Any:
    name = f"{word}-{role}"
    return create_staff(
        username=name,
        password="bronze-kettle-on-a-hill",
        email=f"{name}@example.org",
        force=force,
        role=role,
        actor="system",
    )


def _national_boxes() -> Any:
    from pages.library.emergency import EmergencyBox

    return EmergencyBox.objects.filter(force=None)


def _face(force: Force) -> Any:
    return hosts.site_of_force(force.pk).force
