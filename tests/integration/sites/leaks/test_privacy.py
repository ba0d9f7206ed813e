"""Whoever closes a page is told of the groups of the own force only."""

import pytest
from wagtail.models import PageViewRestriction

from tests.integration.sites.leaks.conftest import Estate

pytestmark = pytest.mark.django_db


def test_the_privacy_of_a_page_names_no_group_of_another_force(mine: Estate, theirs: Estate) -> None:
    address = f"/admin/pages/{mine.live.pk}/privacy/"
    foreign, own = (estate.force.groups.get(role="publisher").group for estate in (theirs, mine))

    shown = mine.publisher.get(address)
    refused = mine.publisher.post(address, {"restriction_type": "groups", "groups": [foreign.pk]})

    assert shown.status_code == refused.status_code == 200
    assert own.name in shown.content.decode()
    assert foreign.name not in shown.content.decode()
    assert not PageViewRestriction.objects.exists()
