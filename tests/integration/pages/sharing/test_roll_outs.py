"""A national page goes to chosen forces, each on its own, and comes back where nobody changed it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.sharing import rolling_out
from pages.sharing.localising import localise
from pages.sharing.pinning import pin
from pages.sharing.records import RollOut, RollOutStep, StepState
from pages.sharing.updates import keep
from pages.sharing.versions import matrix
from pages.types.adopted import AdoptedPage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.pages import add_page, adopt, create_force, home_of
from tests.factories.staff import staff, staff_browser
from tests.integration.pages.sharing.conftest import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def others(section: Any, site: HostedSite) -> dict[str, HostedSite]:
    """Three more forces: one ready, one without the section, one with a page of its own at the address."""
    made = {slug: create_force(slug) for slug in ("hampshire", "surrey", "kent")}
    adopt(section, home_of(made["hampshire"]))
    own = adopt(section, home_of(made["kent"]))
    add_page(own, slug="burglary", title="Our own burglary page")
    return made


@pytest.fixture
def team(national: HostedSite) -> Any:
    from sites.provisioning import people

    people.groups_of(force=None, homes=[home_of(national)], collection=people.collection_of("National"))
    return staff(Role.NATIONAL_EDITOR)


def run(roll_out: RollOut) -> dict[str, str]:
    """Do every step as the worker does; return the states by force."""
    for pk in roll_out.steps.values_list("pk", flat=True):
        rolling_out.do_step(step_id=pk)
    return dict(roll_out.steps.values_list("force__slug", "state"))


def all_forces() -> list[int]:
    return list(Force.objects.values_list("pk", flat=True))


def test_the_preview_says_what_it_would_do_in_each_force(
    source: Any, others: dict[str, HostedSite], adoption: AdoptedPage, national: HostedSite
) -> None:
    target = add_page(home_of(national), slug="locks", title="Locks")
    words = f'<p><a linktype="page" id="{target.pk}">locks</a></p>'
    publish(source, body=[{"type": "text", "id": "first", "value": words}])

    found = {effect.name.split()[0].lower(): effect for effect in rolling_out.effects(source=source)}

    assert found["thames-valley"].is_there
    assert (found["hampshire"].place, found["hampshire"].problem) == ("/advice/", "")
    assert found["hampshire"].gaps == ["Locks"]
    assert "section above" in found["surrey"].problem
    assert "page of its own" in found["kent"].problem


def test_each_force_stands_alone_and_a_failing_one_stops_no_other(
    source: Any, others: dict[str, HostedSite], adoption: AdoptedPage, team: Any
) -> None:
    made = rolling_out.begin(source=source, forces=all_forces(), actor=team)

    assert run(made) == {
        "thames-valley": StepState.SKIPPED,
        "hampshire": StepState.DONE,
        "surrey": StepState.FAILED,
        "kent": StepState.FAILED,
    }
    page = AdoptedPage.objects.get(path__startswith=home_of(others["hampshire"]).path, source_id=source.pk)
    assert page.live
    hampshire = Force.objects.get(slug="hampshire")
    with tenancy.transaction(hampshire):
        assert AuditEvent.objects.filter(action="page.adopted", actor=f"user:{team.pk}").count() == 1


def test_doing_it_again_changes_nothing_and_a_retry_does_what_failed(
    source: Any, section: Any, others: dict[str, HostedSite], team: Any
) -> None:
    made = rolling_out.begin(source=source, forces=all_forces(), actor=team)
    run(made)
    before = AdoptedPage.objects.count()
    run(made)
    assert AdoptedPage.objects.count() == before

    adopt(section, home_of(others["surrey"]))
    rolling_out.retry(roll_out=made)

    assert run(made)["surrey"] == StepState.DONE


def test_taking_back_removes_what_it_made_and_leaves_what_a_force_changed(
    source: Any, section: Any, others: dict[str, HostedSite], team: Any
) -> None:
    adopt(section, home_of(others["surrey"]))
    made = rolling_out.begin(source=source, forces=all_forces(), actor=team)
    run(made)
    step = RollOutStep.objects.get(roll_out=made, force__slug="surrey")
    pin(page=AdoptedPage.objects.get(pk=step.page_id), actor=None)

    rolling_out.undo(roll_out=made, actor=team)

    states = dict(made.steps.values_list("force__slug", "state"))
    assert (states["hampshire"], states["surrey"]) == (StepState.UNDONE, StepState.KEPT)
    paths = [home_of(others[slug]).path for slug in ("hampshire", "surrey")]
    found = [AdoptedPage.objects.filter(path__startswith=path, source_id=source.pk).exists() for path in paths]
    assert found == [False, True]


def test_the_table_says_who_has_which_version(
    source: Any, others: dict[str, HostedSite], adoption: AdoptedPage, publisher: Any
) -> None:
    pin(page=adoption, actor=publisher)
    own = home_of(others["hampshire"])
    keeper = adopt(source, own, slug="keeper")
    pin(page=keeper, actor=None)
    publish(source, summary="New.")
    keep(page=AdoptedPage.objects.get(pk=keeper.pk), actor=None)
    local = adopt(source, home_of(others["surrey"]))
    localise(page=local, actor=None)

    table = matrix()
    row = next(row for row in table.rows if row.page_id == source.pk)
    names = dict(table.forces)
    states = {names[cell.force_id]: cell.state for cell in row.cells}

    assert states == {"Thames-Valley": "waiting", "Hampshire": "declined", "Surrey": "local", "Kent": "missing"}
    assert [row.page_id for row in matrix(state="waiting").rows] == [source.pk]


def test_a_preview_of_effects_costs_no_more_queries_for_more_forces(source: Any, section: Any) -> None:
    def look() -> tuple[int, list[rolling_out.Effect]]:
        rolling_out.effects(source=source)  # what is kept by version is read anew after a force was opened
        with CaptureQueriesContext(connection) as asked:
            found = rolling_out.effects(source=source)
        return len(asked), found

    adopt(section, home_of(create_force("surrey")))
    few, _ = look()
    made = {slug: adopt(section, home_of(create_force(slug))) for slug in ("kent", "essex", "norfolk", "suffolk")}
    add_page(made["kent"], slug=source.slug, title="Ours")
    many, found = look()

    assert many <= few
    problems = {effect.name.split()[0]: effect.problem for effect in found if effect.problem}
    assert set(problems) == {"Kent"}


def test_the_table_costs_no_more_queries_with_more_forces(
    source: Any, section: Any, adoption: AdoptedPage, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        adopt(section, home_of(create_force(f"force-{number}", reference_prefix=f"F{number}")))
    matrix()

    with django_assert_max_num_queries(6):
        assert len(matrix().forces) == 9


@pytest.mark.usefixtures("staff_door")
class TestScreens:
    """The national team's screens."""

    def test_a_page_is_rolled_out_and_taken_back_on_screens(
        self, source: Any, others: dict[str, HostedSite], team: Any
    ) -> None:
        browser = staff_browser(team)
        address = f"/admin/national-sharing/roll-outs/new/{source.pk}/"
        assert "has not adopted the section above" in browser.get(address).content.decode()

        answer = browser.post(address, {"force": all_forces()})
        made = RollOut.objects.get()
        assert answer["Location"] == f"/admin/national-sharing/roll-outs/{made.pk}/"
        run(made)

        assert "Failed" in browser.get(answer["Location"]).content.decode()
        browser.post(f"/admin/national-sharing/roll-outs/{made.pk}/again/")
        browser.post(f"/admin/national-sharing/roll-outs/{made.pk}/undo/")
        assert "Taken back" in browser.get(answer["Location"]).content.decode()
        assert "Burglary" in browser.get("/admin/national-sharing/roll-outs/").content.decode()

    def test_the_table_is_shown_filtered_and_downloaded(self, source: Any, adoption: AdoptedPage, team: Any) -> None:
        browser = staff_browser(team)

        html = browser.get("/admin/national-sharing/versions/?state=following").content.decode()
        file = browser.get("/admin/national-sharing/versions.csv").content.decode()

        assert "Burglary" in html
        assert "Thames-Valley" in html
        assert file.splitlines()[0] == "National page,Published,Thames-Valley"
        assert "Follows" in file

    def test_for_a_force_the_screens_do_not_exist(self, source: Any, adoption: AdoptedPage, publisher: Any) -> None:
        browser: Client = staff_browser(publisher)
        for path in ("versions/", "versions.csv", "roll-outs/", f"roll-outs/new/{source.pk}/", "roll-outs/1/"):
            assert browser.get(f"/admin/national-sharing/{path}").status_code == 404, path
        assert browser.post("/admin/national-sharing/roll-outs/1/undo/").status_code == 404
