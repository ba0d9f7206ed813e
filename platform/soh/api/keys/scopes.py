"""What a partner key may be allowed to do."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """One right of a key. A key has only those it was given."""

    CONTENT_READ = "content:read", "Read pages, search and navigation"
    FORMS_READ = "forms:read", "Read form definitions and check answers"
    REPORTS_WRITE = "reports:write", "Submit reports"
