"""A pinned page stays as it is until the force takes the next version; a withdrawal beats every pin."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Revision

from pages.sharing.acts import Refused
from pages.sharing.pinning import follow, pin
from pages.sharing.updates import keep, last_taking, take, undo, update_of
from pages.types.adopted import AdoptedPage
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.integration.pages.conftest import Visitor
from tests.integration.pages.sharing.conftest import publish

pytestmark = pytest.mark.django_db
PATH = "/advice/burglary/"


def fresh(page: AdoptedPage) -> AdoptedPage:
    return AdoptedPage.objects.get(pk=page.pk)


def test_a_pinned_page_keeps_its_words_and_takes_the_next_when_told(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Lock up twice.")

    assert "Lock up." in visitor.of(site, PATH).content.decode()
    assert update_of(fresh(adoption)).is_waiting

    take(page=fresh(adoption), actor=publisher)

    assert "Lock up twice." in visitor.of(site, PATH).content.decode()
    assert not update_of(fresh(adoption)).is_waiting

    undo(page=fresh(adoption), actor=publisher)

    assert "Lock up." in visitor.of(site, PATH).content.decode()
    assert last_taking(fresh(adoption)) is None


def test_a_declined_version_is_no_news_and_the_next_one_is(source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Second.")

    keep(page=fresh(adoption), actor=publisher)
    assert not update_of(fresh(adoption)).is_waiting

    publish(source, summary="Third.")
    assert update_of(fresh(adoption)).is_waiting


def test_following_again_shows_the_newest(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Second.")

    follow(page=fresh(adoption), actor=publisher)

    assert "Second." in visitor.of(site, PATH).content.decode()
    with pytest.raises(Refused):
        update_of(fresh(adoption))


def test_a_withdrawal_beats_the_pin(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    pin(page=adoption, actor=publisher)

    source.unpublish()

    assert visitor.of(site, PATH).status_code == 404
    with pytest.raises(Refused):
        update_of(fresh(adoption))


def test_publishing_an_old_draft_of_the_page_moves_no_pin(source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    draft = adoption.save_revision()
    pin(page=adoption, actor=publisher)

    Revision.objects.get(pk=draft.pk).publish()

    assert fresh(adoption).pinned_id == source.live_revision_id


def test_each_language_is_pinned_to_its_own_words(visitor: Visitor, welsh: dict[str, Any], publisher: Any) -> None:
    pin(page=welsh["english"], actor=publisher)
    publish(welsh["source"], summary="Newydd.")
    publish(welsh["english"].source.specific, summary="New.")

    assert "Clowch." in visitor.of(welsh["site"], "/cy/burglary/").content.decode()
    assert "Lock up." in visitor.of(welsh["site"], "/burglary/").content.decode()


def test_words_of_one_language_are_never_put_into_another(
    visitor: Visitor, welsh: dict[str, Any], publisher: Any
) -> None:
    """Pinned to the Welsh page; when that is withdrawn, the English one shows in its own words."""
    pin(page=welsh["english"], actor=publisher)
    publish(welsh["english"].source.specific, title="Burglary now", summary="New.")

    welsh["source"].unpublish()

    html = visitor.of(welsh["site"], "/cy/burglary/").content.decode()
    assert "Clowch." not in html
    assert "New." in html
    page = AdoptedPage.objects.get(pk=welsh["welsh"].pk)
    assert page.content.summary == "New."


def test_each_act_is_in_the_forces_audit_log(source: Any, adoption: AdoptedPage, publisher: Any, force: Force) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Second.")
    take(page=fresh(adoption), actor=publisher)
    undo(page=fresh(adoption), actor=publisher)
    keep(page=fresh(adoption), actor=publisher)
    follow(page=fresh(adoption), actor=publisher)

    with tenancy.transaction(force):
        events = list(AuditEvent.objects.filter(subject=f"page:{adoption.pk}").order_by("pk"))

    assert [event.action for event in events] == [
        "page.pinned",
        "page.update_taken",
        "page.update_undone",
        "page.update_declined",
        "page.followed",
    ]
    assert {event.actor for event in events} == {f"user:{publisher.pk}"}
