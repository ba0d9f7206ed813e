"""The HTML door makes itself known to the form pages and to the CSRF check."""

from pages.serving import routing
from pages.serving.errors import register_csrf_answer
from pages.serving.phases import register_finishing
from reporting.authoring import serving
from reporting.web.answers_back import without_platform
from reporting.web.beta import FORM_TYPES, is_finishing
from reporting.web.csrf import keep_answers
from reporting.web.door import serve
from reporting.web.step_body import render_step
from sites.forces import unavailable


def register() -> None:
    """Register the door."""
    serving.register(door=serve, render_step=render_step)
    routing.keep_pages_of(*FORM_TYPES)
    register_csrf_answer(keep_answers)
    unavailable.register_answer(without_platform)
    register_finishing(is_finishing)
