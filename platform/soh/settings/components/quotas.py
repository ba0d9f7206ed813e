"""How much one force's visitors may ask for in a minute; far above what people do, far below what fills the machine."""

from soh.settings.environment import env

# Searches, forms begun and reports sent by web page, for each force, by all visitors together.
WORK_PER_MINUTE = {
    "search": env.int("SEARCHES_PER_FORCE", 1_800),
    "start": env.int("FORM_STARTS_PER_FORCE", 3_000),
    "send": env.int("REPORTS_PER_FORCE", 1_800),
}
