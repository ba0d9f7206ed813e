"""Two forces: a Welsh one whose people try, and one that has something of every kind with a word nobody else uses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from pages.types.plain import PlainPage
from sites.access.roles import Role
from sites.forces.models import Force
from sites.provisioning import people
from tests.database.worlds import as_new, world_of_module
from tests.factories.pages import (
    add_page,
    create_contact,
    create_force,
    create_image,
    create_locale,
    create_national,
    home_of,
    translate,
)
from tests.factories.staff import staff, staff_browser

CANARY = "Zephyrquill"
OWN_WORD = "Larkspur"


@dataclass
class Estate:
    """What one force has; every word of it begins with `word`."""

    word: str
    force: Force
    homes: list[Page]
    browsers: dict[Role, Client] = field(default_factory=dict)

    @property
    def home(self) -> Page:
        """The English home."""
        return self.homes[0]

    @property
    def publisher(self) -> Client:
        """The force's publisher, signed in."""
        return self.browsers[Role.PUBLISHER]

    @property
    def attackers(self) -> list[Client]:
        """Whoever of the force may sign in to the admin."""
        return list(self.browsers.values())

    def furnish(self) -> None:
        """Add something of every kind."""
        name, group = self.word, self.force.groups.get(role=Role.PUBLISHER).group
        self.live = add_page(self.home, PlainPage, title=f"{name} live", slug=f"{name}-live".lower())
        self.page = PlainPage(
            title=f"{name} draft", slug=f"{name}-draft".lower(), live=False, locale=self.home.locale, locked=True
        )
        self.home.add_child(instance=self.page)
        self.page.body = [("text", f"<p>{name}</p>")]
        person = group.user_set.get()
        self.page.save_revision(user=person, log_action=True)
        Page.objects.filter(pk=self.page.pk).update(locked_by=person, locked_at=timezone.now(), owner=person)
        collection = Collection.objects.get(name=self.force.name)
        self.image = create_image(title=f"{name} picture", collection=collection, uploaded_by_user=person)
        self.image.tags.add(f"{name} tag")
        below = collection.add_child(name=f"{name} below")
        self.deep_image = create_image(title=f"{name} below", collection=below)
        file = ContentFile(name.encode(), name=f"{name}.txt")
        self.document = get_document_model().objects.create(title=f"{name} paper", file=file, collection=collection)
        self.document.tags.add(f"{name} papers")
        self.entry = create_contact(f"key-{name}".lower(), force=self.force, name=f"{name} desk")
        self.workflow = Workflow.objects.create(name=f"{name} workflow")
        self.task = GroupApprovalTask.objects.create(name=f"{name} task")
        self.task.groups.add(group)
        WorkflowTask.objects.create(workflow=self.workflow, task=self.task, sort_order=0)
        WorkflowPage.objects.create(page=self.home, workflow=self.workflow)
        self.state = self.workflow.start(self.page, person)
        self.redirect = Redirect.objects.create(
            old_path=f"/{name}".lower(), site=self.force.site, redirect_page=self.live
        )
        self.translation = self._translated(self.live)

    def _translated(self, page: Page) -> Translation:
        source, _ = TranslationSource.update_or_create_from_instance(page)
        return Translation.objects.create(source=source, target_locale=create_locale("cy"))


def _estate(slug: str, word: str, *, welsh: bool) -> Estate:
    site = create_force(slug, welsh=welsh)
    assert site.force is not None
    force = Force.objects.get(pk=site.force.id)
    homes = [home_of(site), *([home_of(site, "cy")] if welsh else [])]
    people.groups_of(force=force, homes=homes, collection=people.collection_of(force.name))
    estate = Estate(word, force, homes)
    for role in (Role.EDITOR, Role.PUBLISHER, Role.FORCE_ADMIN, Role.OFFICER):
        person = staff(role, force, username=f"{word}-{role}".lower())
        person.first_name = f"{word} {role}"
        person.save()
        estate.browsers[role] = staff_browser(person, raise_request_exception=False)
    return estate


@dataclass
class Estates:
    """All there is: made once for each module."""

    national: Page
    mine: Estate
    theirs: Estate


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Estates]]:
    """The folder of media, and the estates."""
    media = str(tmp_path_factory.mktemp("media"))
    with override_settings(MEDIA_ROOT=media), world_of_module(django_db_blocker):
        national = home_of(create_national())
        staff(Role.NATIONAL_EDITOR)
        mine = _estate("dyfed-powys", OWN_WORD, welsh=True)
        mine.furnish()
        translate(mine.live, slug="larkspur-byw")
        theirs = _estate("hampshire", CANARY, welsh=False)
        theirs.furnish()
        yield media, Estates(national, mine, theirs)


@pytest.fixture
def estates(made: tuple[str, Estates], db: None, settings: Any) -> Estates:
    """The estates as they were made."""
    settings.MEDIA_ROOT, found = made
    return as_new(found)


@pytest.fixture
def national(estates: Estates) -> Page:
    """The national home."""
    return estates.national


@pytest.fixture
def mine(estates: Estates) -> Estate:
    """The force whose people try: English and Welsh."""
    return estates.mine


@pytest.fixture
def theirs(estates: Estates) -> Estate:
    """The force that has the word."""
    return estates.theirs
