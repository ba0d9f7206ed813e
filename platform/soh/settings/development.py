"""Settings for a developer's machine and for `make demo`. Never reachable from the internet."""

from soh.settings.base import *  # noqa: F403
from soh.settings.environment import env

DEBUG = env.bool("DEBUG", False)
SOH_DEMO = env.bool("SOH_DEMO", False)
