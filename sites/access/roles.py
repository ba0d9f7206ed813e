"""The roles a person can hold for a force, and what each is for."""

from django.db import models


class Role(models.TextChoices):
    """Roles of a force's staff. `NATIONAL_EDITOR` belongs to the national team and to no force."""

    EDITOR = "editor", "Comms editor"
    PUBLISHER = "publisher", "Comms publisher"
    OFFICER = "officer", "Officer"
    SUPERVISOR = "supervisor", "Supervisor"
    AUDITOR = "auditor", "Auditor"
    FORCE_ADMIN = "force_admin", "Force administrator"
    NATIONAL_EDITOR = "national_editor", "National editor"


FORCE_ROLES = (Role.EDITOR, Role.PUBLISHER, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN)
CONTENT_ROLES = frozenset({Role.EDITOR, Role.PUBLISHER})
PUBLISHING_ROLES = frozenset({Role.PUBLISHER})
REPORT_READERS = frozenset({Role.OFFICER, Role.SUPERVISOR})
"""Only these read reports; editors, publishers, auditors and administrators never do."""
REPORT_ENTERERS = frozenset({Role.OFFICER, Role.SUPERVISOR})
"""Who enters reports for people who call or come to a counter."""
HAND_OVER_DECIDERS = frozenset({Role.SUPERVISOR})
"""Who gives a report to another force, takes one over, or returns it."""
