"""The national team rolls a version out; an emergency change needs two people; forces stay masters of their forms."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import tasks
from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.building import question
from reporting.authoring.published import published_form
from reporting.authoring.sharing import acceptance, carrying_out, roll_outs, who_has_what
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.effects import effects
from reporting.authoring.sharing.holding import held_by
from reporting.authoring.sharing.models import How, Progress, RollOutForce, RollOutKind
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces.models import Force, Phase
from sites.provisioning.people import collection_of, groups_of
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import held_number, local_question, newest_text, open_fields, open_form, publish_national

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]

MORE = [question("text", "since", "Since when?")]


@pytest.fixture
def national():
    return form_page(national_home(), **open_fields())


@pytest.fixture
def private(national):
    force = plain_force("surrey", phase=Phase.PRIVATE)
    adopt(national, force.site.root_page)
    return force


@pytest.fixture
def live(national):
    force = plain_force("thames-valley", phase=Phase.LIVE)
    groups_of(force=force, homes=[force.site.root_page], collection=collection_of(force.name))
    for role in (Role.PUBLISHER, Role.FORCE_ADMIN, Role.EDITOR, Role.OFFICER):
        create_staff(
            username=f"tv-{role}",
            password="a-long-enough-password",
            email=f"{role}@thames-valley.example",
            force=force,
            role=role,
            actor="x",
        )
    adopt(national, force.site.root_page)
    return force


def page_in(force):
    return AdoptedFormPage.objects.descendant_of(force.site.root_page).get()


def asks_more(force):
    return published_form(page_in(force)).form.has_question("since")


def begin(national, *forces, kind=RollOutKind.OFFER, actor="user:1"):
    return roll_outs.begin(
        form_key=national.translation_key,
        source_text=newest_text(national),
        forces=[force.pk for force in forces],
        kind=kind,
        reason="Everybody asks since when.",
        actor=actor,
    )


def progress(roll_out):
    return {row.force.slug: row.progress for row in RollOutForce.objects.filter(roll_out=roll_out)}


def test_a_roll_out_is_in_use_at_once_on_a_private_site_and_an_offer_to_a_live_one(national, private, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, private, live)
    assert (asks_more(private), asks_more(live)) == (False, False)

    tasks.carry_out_roll_out(roll_out.pk)

    assert (asks_more(private), asks_more(live)) == (True, False)
    assert progress(roll_out) == {"surrey": Progress.APPLIED, "thames-valley": Progress.OFFERED}


@pytest.mark.parametrize("phase", [Phase.BETA, Phase.PAUSED])
def test_every_site_that_visitors_could_reach_is_asked(national, live, phase):
    Force.objects.filter(pk=live.pk).update(phase=phase)
    publish_national(national, open_form(extra=MORE))
    carrying_out.carry_out(roll_out=begin(national, live).pk)

    assert not asks_more(live)


def test_publishers_alone_are_told_of_an_offer_each_for_themselves(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live)
    carrying_out.carry_out(roll_out=roll_out.pk)
    tasks.tell_of_roll_out(roll_out.forces.get().pk)

    assert [message.to for message in mail.outbox] == [["publisher@thames-valley.example"]]
    assert reverse("form_updates:form", args=[live.pk, national.translation_key]) in mail.outbox[0].body


def test_an_offer_that_the_publisher_takes_is_settled(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live)
    carrying_out.carry_out(roll_out=roll_out.pk)
    acceptance.accept(
        force_id=live.pk, form_key=national.translation_key, source_text=newest_text(national), actor="user:7"
    )

    assert progress(roll_out) == {"thames-valley": Progress.APPLIED}


def test_taking_a_roll_out_back_undoes_private_sites_and_leaves_what_a_force_took_itself(national, private, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, private, live)
    carrying_out.carry_out(roll_out=roll_out.pk)
    acceptance.accept(
        force_id=live.pk, form_key=national.translation_key, source_text=newest_text(national), actor="user:7"
    )

    roll_outs.withdraw(roll_out=roll_out.pk, actor="user:1")

    assert (asks_more(private), asks_more(live)) == (False, True)


def test_a_new_form_comes_to_a_private_site_at_once_and_to_a_live_one_as_a_draft(national):
    private, live = plain_force("surrey", phase=Phase.PRIVATE), plain_force("kent", phase=Phase.LIVE)
    roll_out = begin(national, private, live)
    carrying_out.carry_out(roll_out=roll_out.pk)
    assert published_form(page_in(private)) is not None
    assert not page_in(live).live

    page_in(live).get_latest_revision().publish()

    assert published_form(page_in(live)) is not None
    assert progress(roll_out) == {"surrey": Progress.APPLIED, "kent": Progress.APPLIED}


def test_a_draft_that_nobody_published_goes_when_the_roll_out_is_taken_back(national):
    live = plain_force("kent", phase=Phase.LIVE)
    roll_out = begin(national, live)
    carrying_out.carry_out(roll_out=roll_out.pk)
    roll_outs.withdraw(roll_out=roll_out.pk, actor="user:1")

    assert not AdoptedFormPage.objects.exists()


def test_a_clash_of_addresses_is_told_before_and_fails_that_force_alone(national, private):
    clash = plain_force("kent", phase=Phase.PRIVATE)
    form_page(clash.site.root_page, **open_fields(title="Ours"))
    publish_national(national, open_form(extra=MORE))
    (effect,) = effects(national.translation_key, [clash])
    assert "/report-noise/" in effect.against[0]

    roll_out = begin(national, clash, private)
    carrying_out.carry_out(roll_out=roll_out.pk)

    assert progress(roll_out) == {"kent": Progress.FAILED, "surrey": Progress.APPLIED}


def test_an_own_question_without_a_place_fails_with_the_reason_and_can_be_tried_again(national):
    force = plain_force("surrey", phase=Phase.PRIVATE)
    page = adopt(national, force.site.root_page, local_questions=[local_question()])
    publish_national(national, open_form(open_to_forces=False))
    roll_out = begin(national, force)
    carrying_out.carry_out(roll_out=roll_out.pk)
    row = roll_out.forces.get()
    assert row.progress == Progress.FAILED
    assert "Which pub is it?" in row.message

    page.local_questions = []
    page.save_revision().publish()
    carrying_out.carry_out(roll_out=roll_out.pk)

    assert progress(roll_out) == {"surrey": Progress.APPLIED}


def test_an_emergency_change_waits_for_a_second_person_and_then_reaches_a_live_force(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    carrying_out.carry_out(roll_out=roll_out.pk)
    assert not asks_more(live)
    with pytest.raises(Refused):
        roll_outs.confirm(roll_out=roll_out.pk, actor="user:1")

    roll_outs.confirm(roll_out=roll_out.pk, actor="user:2")
    carrying_out.carry_out(roll_out=roll_out.pk)

    assert asks_more(live)
    assert held_by(live.pk, national.translation_key).how == How.EMERGENCY
    with tenancy.transaction(live):
        acts = list(AuditEvent.objects.filter(force_id=live.pk).order_by("id").values_list("action", "actor"))
    assert [act for act in acts if act[0].startswith("form.emergency")] == [
        ("form.emergency_proposed", "user:1"),
        ("form.emergency_confirmed", "user:2"),
        ("form.emergency", "user:2"),
    ]


def test_publishers_and_administrators_hear_of_an_emergency_change_and_the_force_undoes_it(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    roll_outs.confirm(roll_out=roll_out.pk, actor="user:2")
    carrying_out.carry_out(roll_out=roll_out.pk)
    tasks.tell_of_roll_out(roll_out.forces.get().pk)
    assert sorted(message.to[0] for message in mail.outbox) == [
        "force_admin@thames-valley.example",
        "publisher@thames-valley.example",
    ]

    acceptance.undo(
        force_id=live.pk, form_key=national.translation_key, actor="user:7", held=held_number(live, national)
    )

    assert not asks_more(live)
    assert progress(roll_out) == {"thames-valley": Progress.UNDONE}


def test_the_national_team_takes_an_emergency_change_back_and_tells_the_force(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    roll_outs.confirm(roll_out=roll_out.pk, actor="user:2")
    carrying_out.carry_out(roll_out=roll_out.pk)

    assert roll_outs.withdraw(roll_out=roll_out.pk, actor="user:3") == 1

    assert not asks_more(live)
    assert progress(roll_out) == {"thames-valley": Progress.UNDONE}
    tasks.tell_of_roll_out(roll_out.forces.get().pk)
    assert "taken back" in mail.outbox[0].subject
    with tenancy.transaction(live):
        assert AuditEvent.objects.filter(action="form.emergency_withdrawn", actor="user:3").exists()
    assert roll_outs.withdraw(roll_out=roll_out.pk, actor="user:3") == 0


def test_an_emergency_change_that_the_force_has_gone_on_from_stays(national, live):
    publish_national(national, open_form(extra=MORE))
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    roll_outs.confirm(roll_out=roll_out.pk, actor="user:2")
    carrying_out.carry_out(roll_out=roll_out.pk)
    page = page_in(live)
    page.team = "Rural crime"
    page.save_revision().publish()

    assert roll_outs.withdraw(roll_out=roll_out.pk, actor="user:3") == 0

    assert asks_more(live)


def test_a_preview_of_effects_costs_no_more_queries_for_more_forces(national, private):
    publish_national(national, open_form(extra=MORE))

    def look():
        with CaptureQueriesContext(connection) as asked:
            found = effects(national.translation_key, Force.objects.select_related("site__root_page"))
        return len(asked), found

    few, _ = look()
    for slug in ("kent", "essex", "norfolk", "suffolk", "devon-and-cornwall"):
        force = plain_force(slug, phase=Phase.PRIVATE)
        if slug in ("kent", "essex"):
            adopt(national, force.site.root_page)
    many, found = look()

    assert many <= few + 2
    assert {effect.force.slug for effect in found if effect.is_new} == {"norfolk", "suffolk", "devon-and-cornwall"}


def test_what_was_proposed_before_a_newer_version_cannot_be_confirmed(national, live):
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    publish_national(national, open_form(extra=MORE))

    with pytest.raises(Refused):
        roll_outs.confirm(roll_out=roll_out.pk, actor="user:2")


def test_a_roll_out_without_a_reason_is_refused(national, live):
    with pytest.raises(Refused):
        roll_outs.begin(
            form_key=national.translation_key,
            source_text=newest_text(national),
            forces=[live.pk],
            kind=RollOutKind.OFFER,
            reason=" ",
            actor="user:1",
        )


@pytest.fixture
def team(staff_client):
    group = Group.objects.create(name="National editors")
    ForceGroup.objects.create(group=group, force=None, role=Role.NATIONAL_EDITOR)

    def member(name):
        person = create_staff(
            username=name,
            password="a-long-enough-password",
            email="n@example.org",
            force=None,
            role=Role.NATIONAL_EDITOR,
            actor="x",
        )
        person.groups.add(_admin_access())
        client = staff_client()
        client.force_login(person)
        return client

    return member


def _admin_access():
    from django.contrib.auth.models import Permission

    group, _ = Group.objects.get_or_create(name="Admin access")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def test_the_national_screens_show_effects_begin_and_confirm(national, live, private, team):
    publish_national(national, open_form(extra=MORE))
    first, second = team("first"), team("second")
    key = national.translation_key
    assert "Report noise" in first.get(reverse("form_library:overview")).content.decode()
    shown = first.get(reverse("form_library:start", args=[key])).content.decode()
    assert "1 new question" in shown
    assert "When its publisher takes it" in shown

    answer = first.post(
        reverse("form_library:emergency", args=[key]),
        {"seen": newest_text(national), "force": live.pk, "reason": "Now"},
    )
    proposal = answer.headers["Location"]
    first.post(proposal, {"act": "confirm"})
    assert "Another person" in first.get(proposal).content.decode()
    second.post(proposal, {"act": "confirm"})
    second.post(proposal, {"act": "now"})

    assert asks_more(live)
    assert "In use" in second.get(proposal).content.decode()


def test_the_people_of_a_force_find_no_national_screen(national, live, staff_client):
    from soh.accounts.models import User

    client = staff_client()
    client.force_login(User.objects.get(username="tv-publisher"))
    roll_out = begin(national, live, kind=RollOutKind.EMERGENCY)
    for address in (
        reverse("form_library:overview"),
        reverse("form_library:versions_csv"),
        reverse("form_library:form", args=[national.translation_key]),
        reverse("form_library:start", args=[national.translation_key]),
        reverse("form_library:emergency", args=[national.translation_key]),
        reverse("form_library:roll_out", args=[roll_out.pk]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"act": "confirm"}).status_code in (404, 405)


def test_the_table_says_who_has_which_version_in_as_many_queries_for_more_forces(
    national, live, private, django_assert_num_queries
):
    publish_national(national, open_form(extra=MORE))
    carrying_out.carry_out(roll_out=begin(national, live, private).pk)
    lines = list(csv.DictReader(io.StringIO(who_has_what.as_csv(who_has_what.table()))))
    assert {line["force"]: (line["state"], line["version"]) for line in lines} == {
        "Surrey Police": ("Up to date", "2"),
        "Thames Valley Police": ("Update offered", "1"),
    }
    with django_assert_num_queries(13):
        who_has_what.table()
    for slug in ("kent", "essex", "sussex"):
        adopt(national, plain_force(slug).site.root_page)
    who_has_what.table()
    with django_assert_num_queries(13):
        assert len(who_has_what.table()[0].cells) == 5
