"""What a partner key may be allowed to do."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """One right of a key. A key has only those it was given."""

    CONTENT_READ = "content:read", "Read pages, search and navigation"
    FORMS_READ = "forms:read", "Read form definitions and check answers"
    REPORTS_WRITE = "reports:write", "Submit reports"
    DELIVERIES_WRITE = "deliveries:write", "Acknowledge what was delivered to a record system"
    AUDIT_READ = "audit:read", "Read the force’s audit trail"


USUAL = tuple(scope for scope in Scope if scope is not Scope.AUDIT_READ)
"""What a key gets when nobody says otherwise: the trail is for a force's own monitoring and is asked for by name."""
