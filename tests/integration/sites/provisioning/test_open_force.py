"""Opening a force: complete, repeatable, and all of it or nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Locale, Page, Site

from pages.library.contacts import ContactPoint
from pages.types.adopted import AdoptedPage
from pages.types.home import HomePage
from reporting.authoring.models import AdoptedFormPage
from sites.access.models import ForceGroup
from sites.access.roles import FORCE_ROLES
from sites.forces import hosts
from sites.forces.keys import newest_key, private_key
from sites.forces.models import Force, ForceKey, Phase
from sites.provisioning.force import HostnameTaken, provision_force
from soh.core import sealing, tenancy
from soh.core.models import AuditEvent

pytestmark = pytest.mark.django_db
ADOPTED = ["advice", "burglary", "privacy", "report-a-crime"]


def opened(slug: str = "thames-valley", **options: Any) -> Force:
    return provision_force(slug=slug, actor="user:1", **options).force


def tree(force: Force) -> Any:
    return Page.objects.descendant_of(force.site.root_page)


def home_of(force: Force) -> HomePage:
    return HomePage.objects.get(pk=force.site.root_page_id)


def everything() -> dict[str, int]:
    models = (Page, Site, Force, Group, ForceGroup, Collection, Locale, ContactPoint, HomePage)
    return {model.__name__: model.objects.count() for model in models}


def test_a_force_gets_site_home_groups_collection_and_the_whole_library(national: Site) -> None:
    result = provision_force(slug="thames-valley", actor="user:1")
    force = result.force

    assert result.is_new
    assert result.adopted == len(ADOPTED)
    assert (force.site.hostname, force.phase) == ("thames-valley.localhost", Phase.PRIVATE)
    assert sorted(tree(force).live().values_list("slug", flat=True)) == ADOPTED
    assert Collection.objects.filter(name="Thames Valley Police").count() == 1
    assert {group.role for group in ForceGroup.objects.filter(force=force)} == {str(role) for role in FORCE_ROLES}


def test_a_second_run_changes_nothing(national: Site) -> None:
    opened()
    before = everything()

    again = provision_force(slug="thames-valley", actor="user:1")

    assert not again.is_new
    assert again.adopted == 0
    assert everything() == before


def test_a_second_run_keeps_what_the_force_made_of_its_site(national: Site) -> None:
    force = opened()
    page = tree(force).get(slug="privacy").specific
    page.title = "Our privacy notice"
    page.save_revision().publish()
    home = home_of(force)
    home.tasks = home.tasks.get_prep_value()[:1]
    home.title = "Thames Valley"
    home.save_revision().publish()
    force.phase = Phase.LIVE
    force.save(update_fields=["phase"])

    provision_force(slug="thames-valley", actor="user:1")

    assert tree(force).get(slug="privacy").title == "Our privacy notice"
    assert home_of(force).title == "Thames Valley"
    assert len(home_of(force).tasks) == 1
    assert Force.objects.get(pk=force.pk).phase == Phase.LIVE


def test_a_page_of_the_forces_own_at_an_address_of_the_library_is_not_touched(national: Site) -> None:
    force = opened()
    tree(force).get(slug="privacy").delete()
    own = HomePage(title="Ours", slug="privacy", locale=force.site.root_page.locale)
    force.site.root_page.add_child(instance=own)

    provision_force(slug="thames-valley", actor="user:1")

    assert tree(force).filter(slug="privacy").get().pk == own.pk


def test_an_earlier_run_that_was_left_half_done_is_completed(national: Site) -> None:
    force = opened()
    tree(force).get(slug="advice").delete()
    ForceGroup.objects.get(force=force, role="auditor").group.delete()

    result = provision_force(slug="thames-valley", actor="user:1")

    assert result.adopted == 2
    assert sorted(tree(force).live().values_list("slug", flat=True)) == ADOPTED
    assert ForceGroup.objects.filter(force=force, role="auditor").exists()


def test_a_failure_in_the_middle_leaves_nothing(national: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything()
    publish = AdoptedPage.save_revision

    def fails_on_the_second(page: AdoptedPage, *args: Any, **options: Any) -> Any:
        if page.slug == "burglary":
            raise OSError("disk full")
        return publish(page, *args, **options)

    monkeypatch.setattr(AdoptedPage, "save_revision", fails_on_the_second)
    with pytest.raises(OSError, match="disk full"):
        opened("dyfed-powys")

    assert everything() == before
    assert hosts.find("dyfed-powys.localhost:8000") is None


@pytest.mark.parametrize(
    ("hostname", "port", "reason"),
    [
        ("national.localhost", 8000, "already answers for National"),
        ("NATIONAL.localhost", 8000, "already answers for National"),
        ("admin.localhost", 8001, "staff address"),
        ("https://www.example.police.uk/", 443, "not a hostname"),
        ("www.example.police.uk:443", 443, "not a hostname"),
        ("www.example.police.uk/path", 443, "not a hostname"),
    ],
)
def test_a_hostname_that_cannot_be_had_is_refused(national: Site, hostname: str, port: int, reason: str) -> None:
    before = everything()

    with pytest.raises(HostnameTaken, match=reason):
        opened(hostname=hostname, port=port)

    assert everything() == before


def test_the_hostname_of_another_force_is_refused(national: Site) -> None:
    opened("hampshire", hostname="www.example.police.uk", port=443)

    with pytest.raises(HostnameTaken, match="already answers for Hampshire"):
        opened("thames-valley", hostname="www.example.police.uk", port=443)


def test_a_force_can_move_to_another_hostname(national: Site) -> None:
    opened()

    force = opened(hostname="www.example.police.uk", port=443)

    assert hosts.find("thames-valley.localhost:8000") is None
    found = hosts.find("www.example.police.uk")
    assert found is not None
    assert found.force is not None
    assert found.force.id == force.pk


def test_the_key_pair_made_opens_what_was_sealed_to_it_and_is_not_made_twice(national: Site) -> None:
    force = opened()
    place = sealing.Place("table", "row", "field")

    with tenancy.transaction(force):
        key = newest_key(force.pk)
        sealed = sealing.seal_to(public_key=bytes(key.public_key), plaintext=b"report", place=place)
        assert sealing.unseal_with(private_key=private_key(key), ciphertext=sealed, place=place) == b"report"
    opened()
    with tenancy.transaction(force):
        assert ForceKey.objects.filter(force=force).count() == 1


def test_opening_and_completing_are_audited_with_the_one_who_did_it(national: Site) -> None:
    force = opened()
    opened()

    with tenancy.transaction(force):
        rows = (
            AuditEvent.objects.filter(force_id=force.pk, action__startswith="force.")
            .order_by("pk")
            .values_list("action", "actor")
        )
        assert list(rows) == [("force.opened", "user:1"), ("force.completed", "user:1")]


def test_a_new_home_page_leads_to_the_forces_own_adoptions(national: Site) -> None:
    force = opened()
    home = home_of(force)

    leads_to = {int(block.value["page"]) for block in home.tasks}
    own = tree(force).filter(slug__in=("advice", "report-a-crime")).values_list("pk", flat=True)
    assert leads_to == set(own)
    assert AdoptedFormPage.objects.filter(pk__in=leads_to).count() == 1
    assert [block.block_type for block in home.body] == ["emergency", "cards", "heading", "contact", "contact"]
