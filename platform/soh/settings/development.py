"""Settings for a developer's machine and for `make demo`. Never reachable from the internet."""

from soh.settings.base import *  # noqa: F403
from soh.settings.environment import DATA, env

DEBUG = env.bool("DEBUG", False)
SOH_DEMO = env.bool("SOH_DEMO", False)
BETA_RULES_DIR = env.str("BETA_RULES_DIR", str(DATA / "rules") if SOH_DEMO else "")
