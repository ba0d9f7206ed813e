"""The two commands say what they did, what is missing, and what to do about a mistake."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from wagtail.models import Site

from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces.models import Force
from sites.provisioning.delivery_trial import send_test
from sites.provisioning.entries import make_entries
from sites.provisioning.library.entries import CONTACTS
from sites.provisioning.readiness import readiness
from tests.factories.forces import opened_force, sign_agreement

pytestmark = pytest.mark.django_db
PEOPLE = {"pat": Role.PUBLISHER, "sam": Role.PUBLISHER, "kim": Role.FORCE_ADMIN, "jo": Role.OFFICER}


def said(command: str, *arguments: str, **options: Any) -> str:
    output = StringIO()
    call_command(command, *arguments, stdout=output, **options)
    return output.getvalue()


def test_a_new_force_is_told_where_it_answers_and_what_it_still_needs(national: Site) -> None:
    words = said("provision_force", "thames-valley", hostname="www.example.police.uk", port=443)

    assert "Thames Valley Police opened at www.example.police.uk:443 (Private: staff only)." in words
    assert "4 pages and forms of the national library were adopted now." in words
    assert "contact details of its own for “Call or visit us” (key front-desk)" in words
    assert "An accessibility statement (beta)" in words
    assert "At least two publishers (beta): Invite 2 more." in words
    assert "A privacy notice" not in words


def test_a_force_with_everything_is_told_of_nothing_missing(db: None) -> None:
    call_command("provision_national", stdout=StringIO())
    force = opened_force("thames-valley")
    make_entries(entries=CONTACTS, force=force, languages=("en",))
    for name, role in PEOPLE.items():
        create_staff(
            username=name,
            password="bronze-kettle-on-a-hill",
            email=f"{name}@example.org",
            force=force,
            role=role,
            actor="system",
        )
    send_test(force=force, actor="user:1")
    sign_agreement(force)

    assert [item.key for item in readiness(force) if not item.done] == []
    assert "needs" not in said("provision_force", "thames-valley")


def test_pages_without_welsh_are_counted_for_a_welsh_force(national: Site) -> None:
    force = opened_force("dyfed-powys")
    force.site.root_page.get_translations().get().get_children().get(slug="privacy").specific.unpublish()

    welsh = next(item for item in readiness(force) if item.key == "welsh")
    assert welsh.what_to_do == "Welsh for 1 of its 5 pages is missing."


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["thames-vally"], "Did you mean: thames-valley"),
        (["thames-valley", "--hostname", "national.localhost"], "already answers for National"),
        (["thames-valley", "--hostname", "admin.localhost", "--port", "8001"], "staff address"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(national: Site, arguments: list[str], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        said("provision_force", *arguments)

    assert not Force.objects.exists()


def test_a_process_without_the_key_encryption_key_opens_no_force(national: Site) -> None:
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=""), pytest.raises(CommandError, match="FORCE_KEY_ENCRYPTION_KEY"):
        said("provision_force", "thames-valley")

    assert not Force.objects.exists()
