"""A force cannot be opened before the national library is there. Alone in its file: the others share a library."""

import pytest

from sites.forces.models import Force
from sites.provisioning.force import NotProvisioned, provision_force


@pytest.mark.django_db
def test_without_a_national_site_it_says_what_to_run() -> None:
    with pytest.raises(NotProvisioned, match="provision_national"):
        provision_force(slug="thames-valley", actor="user:1")

    assert not Force.objects.exists()
