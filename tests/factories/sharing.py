"""National forms that change under forces which have adopted them."""

from __future__ import annotations

from typing import Any

from reporting.authoring.building import build, question, step
from reporting.authoring.form_page import FormPage
from reporting.authoring.sharing.updates import state_of
from reporting.catalogue import editions
from reporting.definition import text_keys


def open_form(form: str = "report-noise", *, extra: list[dict[str, Any]] | None = None, **changes: Any) -> Any:
    """Two steps, the first of which takes questions of forces."""
    return build(
        form,
        [
            step(
                "noise",
                title="The noise",
                items=[question("text", "kind", "What do you hear?"), *(extra or [])],
                **{"open_to_forces": True, **changes},
            ),
            step("where", title="Where", items=[question("text", "place", "Where is it?")]),
            step("end", title="Declaration", items=[question("declaration", "true", "It is true")]),
        ],
    )


def open_fields(**fields: Any) -> dict[str, Any]:
    """Fields of a page for `open_form`: a service whose reply time forces may say themselves."""
    return {
        "title": "Report noise",
        "slug": "report-noise",
        "kind": "service",
        "reply_time": "within 5 days",
        "open_texts": [text_keys.FORM_REPLY_TIME],
        "built": open_form(),
        **fields,
    }


def publish_national(page: FormPage, built: Any) -> FormPage:
    """Publish other steps on a national form's page."""
    page = FormPage.objects.get(pk=page.pk)
    page.steps, page.given_codes = built.steps, {**page.given_codes, **built.codes}
    page.save_revision().publish()
    return FormPage.objects.get(pk=page.pk)


def newest_text(page: FormPage) -> int:
    """Id of the newest words of a form."""
    return int(editions.latest_source_text(editions.latest_version(page.translation_key)).pk)


def held_number(force: Any, page: FormPage) -> int:
    """Which row the force holds of a form."""
    state = state_of(force_id=force.pk, form_key=page.translation_key)
    return state.held.number if state else 0


def local_question(label: str = "Which pub is it?", *, step_code: str = "noise", block: str = "1") -> dict[str, Any]:
    """A force's own question, as its page stores it."""
    number = f"00000000-0000-4000-8000-00000000000{block}"
    item = {"type": "text", "id": number, "value": {"label": label, "hint": "", "required": False}}
    group = f"00000000-0000-4000-8000-00000000010{block}"
    return {"type": "questions", "id": group, "value": {"step": step_code, "items": [item]}}
