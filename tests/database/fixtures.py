"""In place of pytest-django's set-up: a clone of a migrated template for each worker."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from soh.operations.postgres import ensure_running
from tests.database import clones
from tests.database.fingerprint import fingerprint


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """The stock set-up creates databases as the application, which has no right to."""
    with django_db_blocker.unblock():
        if settings.DATABASE_IS_EMBEDDED:
            ensure_running()
            clones.drop_orphans()
        template = clones.prepare_template(fingerprint(), anew=request.config.getvalue("create_db"))
        clones.create_clone(getattr(request.config, "workerinput", {}).get("workerid", "main"), template)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: clones.renew_clone(template))
        yield
    with django_db_blocker.unblock():
        clones.drop_clone()
