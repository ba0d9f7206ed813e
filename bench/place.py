"""Where the bench lives: a platform and a PostgreSQL of its own, since it kills both.

Results go to `bench` in the data folder of the checkout (SOH_DATA_DIR, else `var`), the platform under measurement
to `bench/platform` in it. Ports begin at SOH_BENCH_PORT, else 8600.
"""

import os
from pathlib import Path

_PORT = 8600


def enter() -> None:
    """Make everything started from here on use the bench's own folder, ports and database. Call first, once."""
    from soh.operations.postgres.layout import data_folder

    results = data_folder() / "bench"
    os.environ["SOH_BENCH_RESULTS"] = str(results)
    os.environ["SOH_DATA_DIR"] = str(results / "platform")
    os.environ["SOH_PUBLIC_PORT"] = str(first_port())
    os.environ["SOH_STAFF_PORT"] = str(first_port() + 1)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "SEARCH_URL"):
        os.environ.pop(name, None)


def results_folder() -> Path:
    """Where the results are written."""
    return Path(os.environ["SOH_BENCH_RESULTS"])


def first_port() -> int:
    """The public web's port; staff web and stock Wagtail have the next ones."""
    return int(os.environ.get("SOH_BENCH_PORT", _PORT))


def stock_port() -> int:
    """The stock site's port."""
    return first_port() + 2
