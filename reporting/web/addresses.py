"""Addresses inside a form page: `/report-a-crime/<segment>/`.

A step's segment is its code, but on a sensitive step or form a neutral number: an address stays in the browser's
history.
"""

from reporting.definition.form import Form, FormKind, Step

CHECK = "check-answers"
RECEIPT = "confirmation"
LEAVE = "leave"
START = ""
SAVE = "save"
SHEET = "resume-sheet"
RETURN = "return"
RETURN_IN_WELSH = "dychwelyd"
RETURNS = (RETURN, RETURN_IN_WELSH)
KEEP = "keep"
TIMED_OUT = "timed-out"
COPY = "copy"
COPY_PDF = "copy-pdf"
COPY_DATA = "copy-data"
FILLED_IN = "filled-in"
ANOTHER_FORCE = "another-force"
UPLOAD = "upload"
"""Where the page's script sends files in pieces."""


def of_returning(locale: str) -> str:
    """Return the address at which one comes back, in the words of a language. Each works in every language."""
    return RETURN_IN_WELSH if locale == "cy" else RETURN


def is_sensitive(form: Form, step: Step | None = None) -> bool:
    """Whether a page of this form (at this step) must leave no telling trace on the device."""
    return form.kind is FormKind.SENSITIVE or bool(step and step.sensitive)


def is_upload(segment: str) -> bool:
    """Whether an address is for files in pieces, and no page."""
    return segment.partition("/")[0] == UPLOAD


def segment_of(form: Form, step: Step) -> str:
    """Return the last part of a step's address."""
    return f"part-{form.position(step.code) + 1}" if is_sensitive(form, step) else step.code


def step_at(form: Form, segment: str) -> Step | None:
    """Return the step with this address, None for an unknown one."""
    return next((step for step in form.steps if segment_of(form, step) == segment), None)
