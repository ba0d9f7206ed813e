"""The beta beside a force's existing site: what the proxy is told, and how often counts are written."""

from soh.settings.environment import env

# A folder that the proxy reads too: rules and switches by which it leads visitors to the existing sites, also while the
# platform is down. Empty: none are written.
BETA_RULES_DIR = env.str("BETA_RULES_DIR", "")
BETA_TALLY_SECONDS = env.float("BETA_TALLY_SECONDS", 10.0)
