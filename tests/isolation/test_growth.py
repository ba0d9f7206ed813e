"""More forces with more pages cost an editor and a visitor no more queries."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from sites.forces.facts import FORCES
from sites.forces.models import Force
from soh.core import memos, versions
from soh.settings.components.doors import door_settings
from tests.factories.plain_forces import plain_force
from tests.isolation.growth import add_pages
from tests.isolation.world import World

FULL, PAGES = 60, 2_000


def test_explorer_chooser_and_pages_cost_no_more_queries_with_43_forces_of_2000_pages(isolated_world: World) -> None:
    force = Force.objects.get(pk=isolated_world.attacker.force_id)
    home = HomePage.objects.get(pk=force.site.root_page_id)
    person = get_user_model().objects.get(pk=isolated_world.attacker.people["publisher"])
    page = AdvicePage.objects.child_of(home).filter(live=True, locked=False).first()
    asks: dict[str, Callable[[], int]] = {
        "explorer": lambda: _staff_queries(person, f"/admin/pages/{home.pk}/"),
        "chooser": lambda: _staff_queries(person, f"/admin/choose-page/{home.pk}/"),
        "page": lambda: _public_queries(isolated_world.attacker.host, f"/{page.slug}/"),
    }
    add_pages(home, page, end=FULL)  # both times the lists have a full first page
    versions.bump("all", "hosts")
    before = {name: ask() for name, ask in asks.items()}

    known = set(Force.objects.values_list("slug", flat=True))
    for facts in [facts for facts in FORCES if facts.slug not in known][:40]:
        plain_force(facts.slug)
    for other in Force.objects.select_related("site"):
        add_pages(HomePage.objects.get(pk=other.site.root_page_id), page, start=FULL + 1, end=PAGES)
    versions.bump("all", "hosts")

    assert Force.objects.count() == 43
    after = {name: ask() for name, ask in asks.items()}
    assert all(after[name] <= before[name] for name in before), (before, after)
    assert before["page"] <= 4


def _staff_queries(person: object, path: str) -> int:
    with override_settings(**door_settings("staff")):
        client = Client(headers={"host": settings.STAFF_HOST})
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return _queries(client, path)


def _public_queries(host: str, path: str) -> int:
    with override_settings(**door_settings("public")):
        return _queries(Client(headers={"host": host}), path)


def _queries(client: Client, path: str) -> int:
    """Queries of a warm process."""
    memos.forget_all()
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
