"""Settings for a developer's machine and for `make demo`. Never reachable from the internet."""

from soh.settings.base import *  # noqa: F403

DEBUG = env.bool("DEBUG", False)  # noqa: F405
SOH_DEMO = env.bool("SOH_DEMO", False)  # noqa: F405
