"""A force says itself where its existing website is and who is told of a report."""

from typing import Any

import pytest

from sites.access.roles import CONTENT_ROLES, Role
from sites.forces import hosts, phase_changes
from sites.forces.models import Force
from sites.forces.twin_rules import TwinRule
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.pages import add_page
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db
PAGE = "/admin/your-site/thames-valley/addresses/"
NEW = {"existing_website": "https://www.tvp.police.uk/", "notice_email": "duty@tvp.police.uk"}


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def administrator(force: Force) -> Any:
    return staff_browser(staff(Role.FORCE_ADMIN, force))


def test_both_are_changed_audited_and_used_at_once(
    administrator: Any, force: Force, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(phase_changes, "_after_change", [told.append])

    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.post(PAGE, NEW).status_code == 302

    force.refresh_from_db()
    assert (force.existing_website, force.notice_email) == (NEW["existing_website"], NEW["notice_email"])
    assert told == [force.pk]  # the proxy's rules
    face = hosts.site_of_force(force.pk).force
    assert face is not None
    with tenancy.transaction(force):
        event = AuditEvent.objects.get(action="force.addresses_changed")
        assert event.detail["changed"] == ["existing_website", "notice_email"]
        assert "duty" not in str(event.detail)


def test_saving_what_is_there_changes_nothing(administrator: Any, force: Force) -> None:
    administrator.post(PAGE, {"existing_website": force.existing_website, "notice_email": ""})

    with tenancy.transaction(force):
        assert not AuditEvent.objects.filter(action="force.addresses_changed").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"existing_website": ""},
        {"existing_website": "http://www.tvp.police.uk"},
        {"existing_website": "javascript:alert(1)"},
        {"existing_website": "https://somebody:secret@www.tvp.police.uk"},
        {"existing_website": "https://www.tvp.police.uk/?q=1"},
        {"existing_website": "https://thames-valley.localhost/"},
        {"notice_email": "duty"},
        {"notice_email": "a@b.uk, c@d.uk"},
        {"notice_email": "a@b.uk\nBcc: c@d.uk"},
    ],
)
def test_what_is_no_home_page_or_no_address_is_refused_in_words(
    administrator: Any, force: Force, wrong: dict[str, str]
) -> None:
    answer = administrator.post(PAGE, {**NEW, **wrong})

    assert answer.status_code == 200
    assert "Error: " in answer.text
    assert Force.objects.get(pk=force.pk).existing_website == force.existing_website


def test_twins_on_another_website_are_told(administrator: Any, force: Force) -> None:
    TwinRule.objects.create(force=force, path="/contact/", address=f"{force.existing_website}/contact/")

    assert "1 of your pages" in administrator.post(PAGE, NEW, follow=True).text


def test_the_national_team_does_it_too_and_other_forces_do_not(force: Force) -> None:
    other = staff_browser(staff(Role.FORCE_ADMIN, plain_force("hampshire")))
    assert other.post(PAGE, NEW).status_code == 404
    assert Force.objects.get(pk=force.pk).notice_email == ""

    assert staff_browser(staff(Role.NATIONAL_EDITOR)).post(PAGE, NEW).status_code == 302
    assert Force.objects.get(pk=force.pk).notice_email == NEW["notice_email"]


def test_the_editor_of_a_page_leads_publishers_to_its_twin(force: Force) -> None:
    page = add_page(force.site.root_page.specific, slug="contact", title="Contact")
    link = f"/admin/your-site/thames-valley/existing-website/#page-{page.pk}"

    editing = {role: staff_browser(staff(role, force)).get(f"/admin/pages/{page.pk}/edit/") for role in CONTENT_ROLES}

    assert {role: link in answer.text for role, answer in editing.items()} == {Role.PUBLISHER: True, Role.EDITOR: False}
