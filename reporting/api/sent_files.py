"""Files that a partner sent, as its answers name them: by an id that only the key which sent them can use."""

import uuid
from typing import Any

from rest_framework.request import Request

from reporting.definition.form import Form
from reporting.evidence import sealed_files

KIND = "files"


def secret_of(request: Request) -> str:
    """Return the key that a request was accepted with; empty without one."""
    header: str = request.META.get("HTTP_AUTHORIZATION", "")
    return header.strip().partition(" ")[2].strip() if request.auth else ""


def with_handles(form: Form, answers: Any, secret: str) -> Any:
    """Return answers with the handle of each file in the place of its id. What is no such answer stays as it is."""
    if not isinstance(answers, dict):
        return answers
    changed = {
        question.code: [_with_handle(file, secret) for file in listed]
        for question in form.questions()
        if question.kind == KIND and isinstance(listed := answers.get(question.code), list)
    }
    return {**answers, **changed} if changed else answers


def _with_handle(file: Any, secret: str) -> Any:
    """What is no id becomes a handle all the same, of nothing: a handle of somebody else is no good here."""
    said = file.get("file") if isinstance(file, dict) else None
    if not isinstance(said, str) or not 32 <= len(said) <= 64:
        return file
    try:
        key = uuid.UUID(said)
    except ValueError:
        key = uuid.uuid5(uuid.NAMESPACE_OID, ascii(said))
    return {**file, "file": sealed_files.handle_of(secret=secret, key=key)}
