"""The shared library for editors: overriding, comparing, withdrawing - and no word is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client

from pages.library.alerts import Alert
from pages.library.contacts import ContactPoint
from pages.library.entries import libraries
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.pages import (
    add_page,
    create_contact,
    create_entries,
    create_force,
    create_locale,
    create_national,
    home_of,
)
from tests.factories.staff import staff, staff_browser, superuser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]
BASE = "/admin/snippets/pages/contactpoint/"


@pytest.fixture
def national_site() -> HostedSite:
    return create_national()


@pytest.fixture
def force(national_site: HostedSite) -> Force:
    create_force("thames-valley")
    return Force.objects.get(slug="thames-valley")


@pytest.fixture
def publisher(force: Force) -> Client:
    return staff_browser(staff(Role.PUBLISHER, force))


@pytest.fixture
def editor(force: Force) -> Client:
    return staff_browser(staff(Role.EDITOR, force))


@pytest.fixture
def national(force: Force) -> ContactPoint:
    return create_contact("desk", name="National desk", note="Call first.")


def publish(entry: ContactPoint, **words: Any) -> ContactPoint:
    """Change an entry and publish it."""
    fresh = ContactPoint.objects.get(pk=entry.pk)
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return ContactPoint.objects.get(pk=entry.pk)


def overridden(browser: Client, national: ContactPoint, force: Force) -> ContactPoint:
    """Override with one click, and publish."""
    browser.post(f"{BASE}override/{national.pk}/", {"force": force.pk})
    return publish(ContactPoint.objects.get(key=national.key, force=force), name="Our desk")


def test_one_click_overrides_with_the_national_words_as_a_draft(
    editor: Client, national: ContactPoint, force: Force
) -> None:
    assert "Override for my force" in editor.get(f"{BASE}standing/{national.pk}/").content.decode()

    answer = editor.post(f"{BASE}override/{national.pk}/", {"force": force.pk})

    own = ContactPoint.objects.get(key="desk", force=force)
    assert answer["Location"] == f"{BASE}edit/{own.pk}/"
    assert editor.get(answer["Location"]).status_code == 200
    assert (own.name, own.note, own.live) == ("National desk", "Call first.", False)
    with tenancy.transaction(force):
        assert AuditEvent.objects.filter(action="library.entry_overridden").count() == 1


def test_the_list_says_whose_each_entry_is_and_which_waits(
    publisher: Client, national: ContactPoint, force: Force
) -> None:
    create_contact("ours", force=force, name="Only ours")
    own = overridden(publisher, national, force)

    html = publisher.get(BASE).content.decode()
    assert "National, overridden by you" in html
    assert "Override<" in html
    assert "Your own" in html
    assert "national text changed since" not in html

    publish(national, note="Call 101 first.")
    assert "national text changed since" in publisher.get(BASE).content.decode()
    for address in ("/admin/", "/admin/sharing/"):
        assert f'href="{BASE}standing/{own.pk}/"' in publisher.get(address).content.decode(), address


def test_a_national_change_is_read_side_by_side_and_taken_into_a_draft(
    publisher: Client, national: ContactPoint, force: Force
) -> None:
    own = overridden(publisher, national, force)
    changed = publish(national, note="Call 101 first.", name="New national name")

    html = publisher.get(f"{BASE}standing/{own.pk}/").content.decode()
    assert "National text changed since your override" in html
    assert "You have changed this part yourself" in html

    publisher.post(f"{BASE}compare/{own.pk}/take/", {"version": changed.live_revision_id})

    own = ContactPoint.objects.get(pk=own.pk)
    draft = own.get_latest_revision_as_object()
    assert (own.name, own.note) == ("Our desk", "Call first.")
    assert (draft.name, draft.note) == ("Our desk", "Call 101 first.")
    assert "National text changed" not in publisher.get(f"{BASE}standing/{own.pk}/").content.decode()


def test_keeping_ones_own_is_remembered_until_the_next_change(
    publisher: Client, national: ContactPoint, force: Force
) -> None:
    own = overridden(publisher, national, force)
    changed = publish(national, note="Second.")

    publisher.post(f"{BASE}compare/{own.pk}/keep/", {"version": changed.live_revision_id})
    assert "National text changed" not in publisher.get(f"{BASE}standing/{own.pk}/").content.decode()

    publish(national, note="Third.")
    assert "National text changed" in publisher.get(f"{BASE}standing/{own.pk}/").content.decode()


def test_going_back_to_the_national_words_keeps_ones_own_for_later(
    publisher: Client, national: ContactPoint, force: Force
) -> None:
    own = overridden(publisher, national, force)

    publisher.post(f"{BASE}withdraw/{own.pk}/")
    assert not ContactPoint.objects.get(pk=own.pk).live

    publisher.post(f"{BASE}restore/{own.pk}/")
    again = ContactPoint.objects.get(pk=own.pk)
    assert (again.live, again.name) == (True, "Our desk")


def test_no_screen_deletes_an_entry(publisher: Client, national: ContactPoint, force: Force) -> None:
    own = overridden(publisher, national, force)

    publisher.post(f"{BASE}delete/{own.pk}/")
    publisher.post(f"/admin/bulk/pages/contactpoint/delete/?id={own.pk}")

    assert ContactPoint.objects.filter(pk=own.pk).exists()


def test_an_editor_drafts_and_a_publisher_shows_and_withdraws(
    editor: Client, publisher: Client, national: ContactPoint, force: Force
) -> None:
    own = overridden(publisher, national, force)

    for address in (f"{BASE}edit/{own.pk}/", f"{BASE}add/"):
        assert 'name="action-publish"' in publisher.get(address).content.decode()
        assert 'name="action-publish"' not in editor.get(address).content.decode()
    editor.post(f"{BASE}withdraw/{own.pk}/")
    assert ContactPoint.objects.get(pk=own.pk).live

    words = {"name": "New words", "key": "desk", "phone": "101", "action-publish": "1"}
    editor.post(f"{BASE}edit/{own.pk}/", words)
    assert ContactPoint.objects.get(pk=own.pk).name == "Our desk"

    publisher.post(f"{BASE}edit/{own.pk}/", words)
    assert ContactPoint.objects.get(pk=own.pk).name == "New words"


def test_another_forces_entry_is_missing_on_every_page(publisher: Client, national: ContactPoint) -> None:
    there = Force.objects.get(pk=create_force("hampshire").force.id)
    foreign = create_contact("desk", force=there, name="Their desk")

    for name in ("standing", "override", "withdraw", "restore", "compare"):
        tail = "take/" if name == "compare" else ""
        ask = publisher.get if name == "standing" else publisher.post
        assert ask(f"{BASE}{name}/{foreign.pk}/{tail}").status_code == 404, name
    assert publisher.post(f"{BASE}override/{national.pk}/", {"force": there.pk}).status_code == 404
    assert "Their desk" not in publisher.get(BASE).content.decode()
    assert ContactPoint.objects.filter(force=there).count() == 1


class TestNationalTeam:
    """National entries are replaced, not torn out."""

    @pytest.fixture
    def team(self, national_site: HostedSite) -> Client:
        from sites.provisioning import people

        people.groups_of(force=None, homes=[home_of(national_site)], collection=people.collection_of("National"))
        return staff_browser(staff(Role.NATIONAL_EDITOR))

    def test_an_entry_in_use_is_withdrawn_only_with_another_in_its_place(
        self, team: Client, national: ContactPoint, national_site: HostedSite
    ) -> None:
        add_page(home_of(national_site), body=[{"type": "contact", "value": {"contact": national.pk}, "id": "a"}])
        other = create_contact("other", name="The other desk")

        team.post(f"{BASE}withdraw/{national.pk}/")
        assert ContactPoint.objects.get(pk=national.pk).live
        with pytest.raises(ProtectedError), transaction.atomic():
            national.delete()

        team.post(f"{BASE}withdraw/{national.pk}/", {"instead": other.pk})
        replaced = ContactPoint.objects.get(pk=national.pk)
        assert (replaced.live, replaced.replaced_by_id) == (False, other.pk)

    def test_nobody_deletes_entries_in_bulk_not_even_who_runs_the_platform(
        self, national: ContactPoint, national_site: HostedSite
    ) -> None:
        add_page(home_of(national_site), body=[{"type": "contact", "value": {"contact": national.pk}, "id": "a"}])
        unused = create_contact("other", name="The other desk")
        platform = staff_browser(superuser())
        address = f"/admin/bulk/pages/contactpoint/delete/?id={national.pk}&id={unused.pk}&next={BASE}"

        answer = platform.post(address, follow=True)

        assert answer.status_code in (200, 404)
        assert ContactPoint.objects.filter(pk__in=[national.pk, unused.pk]).count() == 2

    def test_an_alert_is_withdrawn_with_one_click_in_the_list(self, team: Client, national_site: HostedSite) -> None:
        alert = Alert.objects.create(name="Flood", key="flood", text="x", locale=create_locale())
        listing = "/admin/snippets/pages/alert/"

        html = team.get(listing).content.decode()
        assert f'action="{listing}withdraw/{alert.pk}/"' in html
        team.post(f"{listing}withdraw/{alert.pk}/")

        assert not Alert.objects.get(pk=alert.pk).live


def test_every_library_has_a_list_an_editor_and_a_page_about_each_entry(publisher: Client, force: Force) -> None:
    create_entries(force)
    for model in libraries():
        base = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/"
        assert publisher.get(base).status_code == 200, model
        assert publisher.get(f"{base}add/").status_code == 200, model
        for entry in model.objects.all():
            assert publisher.get(f"{base}edit/{entry.pk}/").status_code == 200, model
            assert publisher.get(f"{base}standing/{entry.pk}/").status_code == 200, model
