"""Files that people send with a report: where they lie, how large they may be, who checks them."""

from soh.settings.environment import DATA, env

EVIDENCE_ROOT = env.str("EVIDENCE_ROOT", str(DATA / "evidence"))
# The largest file of all; a form may take less.
EVIDENCE_LARGEST = env.int("EVIDENCE_LARGEST_MB", 100) * 1024 * 1024
# All files of one draft together.
EVIDENCE_OF_DRAFT = env.int("EVIDENCE_DRAFT_MB", 500) * 1024 * 1024
# All files of a force that belong to no report yet.
EVIDENCE_WAITING = env.int("EVIDENCE_WAITING_GB", 50) * 1024 * 1024 * 1024
# clamd, as tcp://host:port or unix:/path. Unset: files wait to be checked, and nobody gets them.
CLAMD_URL = env.str("CLAMD_URL", "")
# A host of the staff door that has no cookies: files are handed out there and nowhere else.
EVIDENCE_HOST = env.str("EVIDENCE_HOST", "evidence.localhost:8001")
