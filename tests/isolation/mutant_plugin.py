"""`pytest -p tests.isolation.mutant_plugin` with SOH_MUTANT=<number>: the suite without one tenant filter."""

import os

import pytest

from tests.isolation.mutants import apply, mutants


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take the filter out when everything has been imported."""
    if not apply(mutants()[int(os.environ["SOH_MUTANT"])]):
        pytest.exit("The mutant cannot be made.", returncode=2)
