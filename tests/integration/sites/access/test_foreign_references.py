"""What a page or an entry names is its own force's or national, through every road by which it is saved."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.library.notices import LegalNotice
from pages.types.adopted import AdoptedPage
from pages.types.plain import PlainPage
from sites.access.person import HIDDEN
from sites.access.references import names_foreign
from sites.access.roles import Role
from sites.forces.models import Force
from tests.database.worlds import as_new, world_of_module
from tests.factories.pages import add_page, create_contact, create_image, create_national, home_of
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db
CANARY = "Zephyrquill"
REFUSED = "names something that this site does not have"
PLACES = {
    "page in rich text": "Body › Text",
    "document in rich text": "Body › Text",
    "page in a card": "Body › Cards › Page",
    "page in an action": "Body › Button › Page",
    "image": "Body › Image",
    "entry": "Body › Contact details › Contact",
}


class Owner:
    """One force, or the national team, with one object of each kind."""

    def __init__(self, home: Page, collection: Collection, force: Force | None) -> None:
        name = f"{CANARY} {home.slug}"
        self.home, self.force = home, force
        self.page = add_page(home, PlainPage, title=name, slug=f"zq-{home.slug}")
        self.image = create_image(title=name, collection=collection)
        self.document = get_document_model().objects.create(
            title=name, file=f"documents/{home.slug}.txt", collection=collection, file_size=1
        )
        self.entry = create_contact(f"key-{home.slug}", force=force, name=name)

    def body(self, kind: str) -> list[tuple[str, Any]]:
        """A body that names one thing."""
        return {
            "page in rich text": [("text", f'<p><a linktype="page" id="{self.page.pk}">more</a></p>')],
            "document in rich text": [("text", f'<p><a linktype="document" id="{self.document.pk}">more</a></p>')],
            "page in a card": [("cards", {"heading": "", "cards": [self._target()]})],
            "page in an action": [("action", {"page": self.page.pk, "url": "", "text": "Report it"})],
            "image": [("image", {"image": self.image.pk, "alt_text": "A door", "caption": ""})],
            "entry": [("contact", {"contact": self.entry.pk})],
        }[kind]

    def _target(self) -> dict[str, Any]:
        return {"page": self.page.pk, "url": "", "title": "", "text": ""}


@dataclass
class World:
    """Two forces, and what they and the national team have."""

    thames_valley: Force
    hampshire: Force
    owners: dict[str, Owner]


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, World]]:
    """The folder of media, and the world."""
    media = str(tmp_path_factory.mktemp("media"))
    with override_settings(MEDIA_ROOT=media), world_of_module(django_db_blocker):
        forces = [plain_force("thames-valley"), plain_force("hampshire")]
        national_home = home_of(create_national())
        staff(Role.NATIONAL_EDITOR)
        owners = {"national": Owner(national_home, Collection.objects.get(name="National"), None)}
        for force in forces:
            staff(Role.EDITOR, force, username=f"first-{force.slug}")
            home = force.site.root_page
            owners[force.slug] = Owner(home, Collection.objects.get(name=force.name), force)
        yield media, World(*forces, owners)


@pytest.fixture
def world(made: tuple[str, World], db: None, settings: Any) -> World:
    settings.MEDIA_ROOT, found = made
    return as_new(found)


@pytest.fixture
def thames_valley(world: World) -> Force:
    return world.thames_valley


@pytest.fixture
def hampshire(world: World) -> Force:
    return world.hampshire


@pytest.fixture
def owners(world: World) -> dict[str, Owner]:
    return world.owners


@pytest.fixture
def mine(world: World) -> Owner:
    return world.owners["thames-valley"]


@pytest.fixture
def theirs(world: World) -> Owner:
    return world.owners["hampshire"]


@pytest.fixture
def browser(thames_valley: Force) -> Client:
    return staff_browser(staff(Role.PUBLISHER, thames_valley))


def posted(title: str, stream: list[tuple[str, Any]], **more: Any) -> dict[str, Any]:
    """A page's form as a browser posts it."""
    fields = {
        "title": title,
        "slug": title.lower().replace(" ", "-"),
        "summary": "",
        "purpose": "",
        "body": stream,
    }
    return nested_form_data({**fields, "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}, **more})


def stream_of(owner: Owner, kind: str) -> Any:
    """The body in the form of the editor's script."""
    ((block, value),) = owner.body(kind)
    if block == "text":
        value = rich_text(value, features=["link", "document-link"])
    if block == "cards":
        cards = [(card, "new") for card in value["cards"]]
        value = {
            "heading": "",
            "cards-count": len(cards),
            **{
                f"cards-{at}-{name}": part
                for at, (card, _) in enumerate(cards)
                for name, part in {"value": card, "order": at, "deleted": "", "id": ""}.items()
            },
        }
    return streamfield([(block, value)])


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("whose", ["thames-valley", "national"])
def test_own_and_national_things_may_be_named(kind: str, whose: str, owners: dict[str, Owner], mine: Owner) -> None:
    page = add_page(mine.home, PlainPage, body=owners[whose].body(kind))

    assert page.live


@pytest.mark.parametrize("kind", PLACES)
def test_things_of_another_force_are_refused_by_the_place_that_names_them(
    kind: str, mine: Owner, theirs: Owner
) -> None:
    mine.page.body = theirs.body(kind)

    for save in (
        mine.page.save,
        mine.page.save_revision,
        lambda: mine.page.save(clean=False),
        lambda: mine.page.save_revision(clean=False),
    ):
        with pytest.raises(ValidationError, match=REFUSED) as refused:
            save()
        assert names_foreign(refused.value)
        assert f"“{PLACES[kind]}”" in " ".join(refused.value.messages)
    assert CANARY not in str(PlainPage.objects.get(pk=mine.page.pk).body)


@pytest.mark.parametrize("kind", PLACES)
def test_the_national_library_names_nothing_of_a_force(kind: str, owners: dict[str, Owner], mine: Owner) -> None:
    with pytest.raises(ValidationError, match=REFUSED):
        add_page(owners["national"].home, PlainPage, body=mine.body(kind))


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}, {"action-submit": "1"}])
def test_a_crafted_form_stores_nothing_and_shows_nothing_of_it(
    kind: str, action: dict[str, str], browser: Client, mine: Owner, theirs: Owner
) -> None:
    before = Revision.objects.count(), Page.objects.count()
    new = reverse("wagtailadmin_pages:add", args=["pages", "plainpage", mine.home.pk])
    for address in (new, reverse("wagtailadmin_pages:edit", args=[mine.page.pk])):
        answer = browser.post(address, posted("A page", stream_of(theirs, kind), **action))

        words = answer.content.decode()
        assert answer.status_code == 200, answer.headers
        assert f"“{PLACES[kind]}”" in words
        assert theirs.page.title not in words
        assert theirs.page.slug not in words
    assert (Revision.objects.count(), Page.objects.count()) == before


@pytest.mark.parametrize("kind", PLACES)
def test_the_same_form_with_ones_own_things_is_saved(kind: str, browser: Client, mine: Owner) -> None:
    new = reverse("wagtailadmin_pages:add", args=["pages", "plainpage", mine.home.pk])

    answer = browser.post(new, posted("A page", stream_of(mine, kind), **{"action-publish": "1"}))

    assert answer.status_code == 302, answer.context["form"].errors
    assert Page.objects.get(slug="a-page").live


@pytest.mark.parametrize("kind", PLACES)
def test_what_was_stored_before_is_not_described_in_the_editor(
    kind: str, browser: Client, mine: Owner, theirs: Owner
) -> None:
    stored = PlainPage._meta.get_field("body").get_prep_value(
        PlainPage._meta.get_field("body").to_python([{"type": b, "value": v} for b, v in _raw(theirs, kind)])
    )
    PlainPage.objects.filter(pk=mine.page.pk).update(body=json.loads(stored) if isinstance(stored, str) else stored)
    Revision.objects.filter(object_id=str(mine.page.pk)).delete()
    Page.objects.filter(pk=mine.page.pk).update(latest_revision=None)

    words = browser.get(reverse("wagtailadmin_pages:edit", args=[mine.page.pk])).content.decode()

    assert theirs.page.title not in words
    assert theirs.page.slug not in words
    if "rich text" not in kind:
        assert HIDDEN in words


def _raw(owner: Owner, kind: str) -> list[tuple[str, Any]]:
    ((block, value),) = owner.body(kind)
    if block == "cards":
        value = {**value, "cards": [{"type": "item", "id": str(uuid4()), "value": card} for card in value["cards"]]}
    return [(block, value)]


def test_an_adoption_takes_no_page_of_another_force(mine: Owner, theirs: Owner) -> None:
    with pytest.raises(ValidationError, match="Source"):
        add_page(mine.home, AdoptedPage, source_id=theirs.page.pk)


def test_an_alias_of_another_forces_page_is_refused(mine: Owner, theirs: Owner) -> None:
    with pytest.raises(ValidationError, match="Alias of"):
        theirs.page.create_alias(parent=mine.home, update_slug="copied")


def test_a_copy_into_another_force_is_refused_when_it_names_what_stays_behind(mine: Owner, theirs: Owner) -> None:
    page = add_page(theirs.home, PlainPage, body=theirs.body("page in a card"))

    with pytest.raises(ValidationError, match=REFUSED):
        page.copy(to=mine.home, update_attrs={"slug": "copied"})


def notice(owner: Owner, text: str) -> LegalNotice:
    return LegalNotice(key="notice", name="Notice", force=owner.force, locale=owner.home.locale, text=text)


def test_an_entry_names_nothing_of_another_force(mine: Owner, theirs: Owner, owners: dict[str, Owner]) -> None:
    for whose, text in ((mine, theirs), (theirs, mine), (owners["national"], mine)):
        entry = notice(whose, text.body("page in rich text")[0][1])
        for refuse in (entry.full_clean, entry.save):
            with pytest.raises(ValidationError, match="“Text” " + REFUSED):
                refuse()

    notice(mine, mine.body("page in rich text")[0][1]).save()


def test_a_crafted_form_of_an_entry_is_refused_by_its_field(browser: Client, mine: Owner, theirs: Owner) -> None:
    def post(owner: Owner) -> Any:
        words = rich_text(owner.body("page in rich text")[0][1], features=["link"])
        form = {"name": "Notice", "key": "notice", "force": mine.force.pk, "basis": "", "text": words}
        return browser.post("/admin/snippets/pages/legalnotice/add/", form)

    refused = post(theirs)
    assert refused.status_code == 200
    assert "“Text” " + REFUSED in refused.content.decode()
    assert theirs.page.slug not in refused.content.decode()
    assert not LegalNotice.objects.exists()

    assert post(mine).status_code == 302
