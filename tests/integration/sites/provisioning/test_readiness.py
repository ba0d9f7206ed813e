"""The readiness list says what a force lacks, and keeps it from opening until it lacks nothing."""

from typing import Any

import pytest
from django.core import mail
from wagtail.models import Page, Site

from pages.library.contacts import ContactPoint
from pages.types.plain import PlainPage, Purpose
from sites.access.roles import Role
from sites.forces import phases
from sites.forces.models import Force, ForceKey, Phase
from sites.provisioning import addresses
from sites.provisioning.delivery_trial import NotDelivered, is_tested, send_test
from sites.provisioning.readiness import Item, readiness
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.forces import opened_force, sign_agreement
from tests.factories.staff import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def force(national: Site) -> Force:
    return opened_force("thames-valley", phase=Phase.PRIVATE)


def line(force: Force, key: str) -> Item:
    return next(item for item in readiness(force) if item.key == key)


def test_a_new_force_lacks_people_words_and_a_tested_delivery_and_has_keys_and_forms(force: Force) -> None:
    done = {item.key: item.done for item in readiness(force)}

    assert {key for key, there in done.items() if there} >= {"keys", "forms", "links", "address", "privacy_notice"}
    lacking = {key for key, there in done.items() if not there}
    assert lacking >= {"contact_points", "accessibility_statement", "publishers", "force_admin", "delivery"}


def test_every_line_that_is_not_done_says_what_to_do(force: Force) -> None:
    for item in readiness(force):
        assert item.done != bool(item.what_to_do), item.key


def test_contact_details_of_another_force_do_not_count(force: Force) -> None:
    other = opened_force("hampshire")
    for entry in ContactPoint.objects.filter(force=None):
        ContactPoint.objects.create(key=entry.key, name=entry.name, locale=entry.locale, force=other)

    assert line(other, "contact_points").done
    assert not line(force, "contact_points").done


def test_two_publishers_are_two_people_who_can_sign_in(force: Force) -> None:
    staff(Role.PUBLISHER, force)
    ill = staff(Role.PUBLISHER, force, username="ill")
    assert line(force, "publishers").done

    ill.is_active = False
    ill.save()
    assert line(force, "publishers").what_to_do == "Invite 1 more. The force has 1 now."


def test_a_legal_page_counts_once_it_is_live(force: Force) -> None:
    page = PlainPage(title="Cookies", slug="cookies", purpose=Purpose.COOKIES, live=False, locale=_home(force).locale)
    _home(force).add_child(instance=page)
    assert not line(force, "cookies_page").done

    page.save_revision().publish()
    assert line(force, "cookies_page").done


def test_a_withdrawn_form_is_named(force: Force) -> None:
    Page.objects.get(slug="report-a-crime", path__startswith=_national().path).specific.unpublish()

    assert line(force, "forms").what_to_do == "Look at “Report a crime” (not published)."


def test_a_retired_key_is_no_key(force: Force) -> None:
    with tenancy.transaction(force):
        ForceKey.objects.filter(force=force).update(retired_at=clock.now())

    assert not line(force, "keys").done


def test_delivery_counts_as_tested_for_the_address_that_was_tried(force: Force) -> None:
    force.notice_email = "duty@example.org"
    force.save()
    send_test(force=force, actor="user:1")

    assert [message.to for message in mail.outbox] == [["duty@example.org"]]
    assert is_tested(force)
    force.notice_email = "elsewhere@example.org"
    assert not is_tested(force)
    with tenancy.transaction(force):
        event = AuditEvent.objects.get(force_id=force.pk, action="delivery.tested")
    assert "duty@" not in str(event.detail)


def test_a_mail_server_that_refuses_leaves_delivery_untested(force: Force, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(**_: Any) -> None:
        raise ConnectionRefusedError

    force.notice_email = "duty@example.org"
    monkeypatch.setattr("sites.provisioning.delivery_trial.send_mail", refuses)
    with pytest.raises(NotDelivered, match="ConnectionRefusedError"):
        send_test(force=force, actor="user:1")

    assert not is_tested(force)


def test_a_name_that_leads_nowhere_is_not_ready(force: Force, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_asked", lambda name: False)
    force.site.hostname = "www.no-such-force.example"
    force.site.save()

    assert "Point the DNS name www.no-such-force.example" in line(force, "address").what_to_do


def test_a_signed_agreement_counts_until_it_ends(force: Force) -> None:
    agreement = sign_agreement(force)
    assert line(force, "mou").done

    with tenancy.transaction(force):
        agreement.ended_at = clock.now()
        agreement.save()
    assert not line(force, "mou").done


def test_the_list_keeps_the_gates_of_beta_and_live_and_of_no_other_phase(force: Force) -> None:
    lacking = {item.key for item in phases.missing_for(Phase.BETA, force)}

    assert lacking >= {"mou", "publishers", "delivery", "accessibility_statement"}
    assert {item.key for item in phases.missing_for(Phase.LIVE, force)} >= lacking
    assert phases.missing_for(Phase.PRIVATE, force) == phases.missing_for(Phase.PAUSED, force) == []


def _home(force: Force) -> Page:
    return Page.objects.get(pk=force.site.root_page_id)


def _national() -> Page:
    return Page.objects.get(slug="national", depth=2)
