"""A report with its code, and how each side opens it."""

import pytest

from reporting.correspondence.opening import open_by_code
from reporting.intake.submit import submit
from reporting.records.models import Channel
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import ANONYMOUS, NAMED, publish_small_form


@pytest.fixture
def force(db):
    return plain_force("thames-valley")


@pytest.fixture
def send(force):
    """`send(answers)`: the receipt of a report to the force."""

    def sent(answers=NAMED, **changes):
        form = publish_small_form()
        values = {
            "force": face_of(force),
            "form_key": form.key,
            "pinned": form.pinned,
            "answers": answers,
            "locale": "en",
            "channel": Channel.WEB,
            "actor": "public",
        }
        return submit(**{**values, **changes})

    return sent


@pytest.fixture
def receipt(send):
    return send()


@pytest.fixture
def anonymous(send):
    return send(ANONYMOUS)


@pytest.fixture
def opened(force, receipt):
    return open_it(force, receipt)


def open_it(force, receipt, **changes):
    values = {"reference": receipt.reference, "code": receipt.code, "is_training": False, "actor": "public"}
    return open_by_code(force_id=force.pk, **{**values, **changes})
