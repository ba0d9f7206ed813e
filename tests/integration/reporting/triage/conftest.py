"""The same two forces and form as for the inbox."""

from tests.integration.reporting.inbox.conftest import (  # noqa: F401 - fixtures
    browser,
    form,
    hampshire,
    officer,
    report,
    thames,
)
