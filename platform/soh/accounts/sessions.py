"""Ending every session of a person, within the transaction that gives the reason."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F


def end_all(person: Any) -> None:
    """Let no session of the person outlive this transaction: the next request of each is signed out."""
    get_user_model().objects.filter(pk=person.pk).update(session_generation=F("session_generation") + 1)
    person.refresh_from_db(fields=["session_generation"])
