"""Reports that people sent through the small form."""

from typing import Any

from reporting.intake.submit import submit
from reporting.records.models import Channel
from sites.forces.models import Force
from tests.factories.plain_forces import face_of
from tests.factories.small_form import NAMED, PublishedSmallForm


def send_report(form: PublishedSmallForm, force: Force, **changes: Any) -> str:
    """Send a report to a force and return its reference; `changes` replace what `submit` is given."""
    values = {
        "form_key": form.key,
        "pinned": form.pinned,
        "answers": NAMED,
        "locale": "en",
        "channel": Channel.WEB,
        "actor": "public",
    }
    return submit(force=face_of(force), **{**values, **changes}).reference
