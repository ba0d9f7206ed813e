"""Bulk actions on pages name nobody else's: Wagtail lists by title what one may not touch."""

import pytest

from tests.integration.sites.leaks.answers import missing_everywhere
from tests.integration.sites.leaks.conftest import Estate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", ["delete", "publish", "unpublish", "move"])
def test_a_bulk_action_on_a_page_of_another_force_is_missing(act: str, mine: Estate, theirs: Estate) -> None:
    missing_everywhere(mine.attackers, f"/admin/bulk/wagtailcore/page/{act}/?id={{}}", theirs.live.pk)
    assert mine.publisher.get(f"/admin/bulk/wagtailcore/page/{act}/?id={mine.live.pk}").status_code == 200
