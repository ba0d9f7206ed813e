"""A report with messages, whose reference and code stand in the demo's facts: to try "my report" at once."""

from typing import Any

from django.contrib.auth import get_user_model

from reporting.correspondence import force as force_side
from reporting.correspondence import person
from reporting.correspondence.opening import open_by_code
from sites.forces.models import Force
from soh.operations.demo_content.reports import submit_sample
from soh.operations.demo_content.reports_by_force import samples_of

_QUESTION = "Thank you for your report. Is there a camera that may have seen it, and whose is it?"
_ANSWER = "Yes, the shop opposite has one above its door. I have asked them to keep the pictures."


def make(*, force: Force, known: Any, officer: str) -> dict[str, str]:
    """Return reference and receipt code of a report with a question and its answer, made on the first load."""
    if isinstance(known, dict) and known.get("receipt_code"):
        return known
    receipt = submit_sample(force, samples_of(force.slug)[0])
    staff: Any = get_user_model().objects.get(username=officer)
    force_side.write(
        forces=[force.pk],
        reference=receipt.reference,
        text=_QUESTION,
        is_question=True,
        seen=0,
        actor=f"user:{staff.pk}",
        actor_name=str(staff),
    )
    opened = open_by_code(
        force_id=force.pk, reference=receipt.reference, code=receipt.code, is_training=False, actor="public"
    )
    person.look(opened=opened)
    person.write(opened=opened, text=_ANSWER, actor="public")
    return {"reference": receipt.reference, "receipt_code": receipt.code}
