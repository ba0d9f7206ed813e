"""How long journeys through a form last, and how often somebody may try to come back to one."""

from soh.settings.environment import env

# With scripts, a page that nobody touches hides the answers after so many minutes, and asks before. Nothing
# is lost by it: a draft has its own end.
JOURNEY_IDLE_MINUTES = env.int("JOURNEY_IDLE_MINUTES", 30)
JOURNEY_WARNING_MINUTES = env.int("JOURNEY_WARNING_MINUTES", 5)
# Tries to come back to saved answers in a minute, for each force.
RETURN_TRIES_PER_MINUTE = env.int("RETURN_TRIES_PER_MINUTE", 60)
# Dotted path of the class that finds addresses by postcode, see reporting.web.address_lookup. Empty: none is looked up.
ADDRESS_LOOKUP = env.str("ADDRESS_LOOKUP", "")
