"""The editing form of an adoption: offers what the national form leaves open, and proves both together."""

from __future__ import annotations

from typing import Any

from pages.editor.forms import PageForm
from reporting.authoring.findings import Finding
from reporting.authoring.sharing import adopting
from reporting.authoring.sharing.own_part import TEXT_FIELDS
from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.definition.overlay import is_open


class AdoptedFormPageForm(PageForm):
    """Saves a draft whatever its flaws; publication is refused while the own part does not fit the form.

    `findings` is what the proof found in what was posted for publication, else None.
    """

    findings: tuple[Finding, ...] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form = self._national_form()
        for key, name in TEXT_FIELDS.items():
            if name in self.fields and not (form and key in form.open_texts):
                self.fields[name].help_text = "The national form does not let forces replace these words."
        if "local_questions" in self.fields:
            steps = [step for step in form.steps if is_open(step)] if form else []
            choices = [(step.code, self._title(form, step.code)) for step in steps] if form else []
            block = self.fields["local_questions"].block
            chosen = [child.value.get("step") for child in self.instance.local_questions]
            gone = [(code, f"{code} (not open to forces)") for code in chosen if code and code not in dict(choices)]
            block.child_blocks["questions"].child_blocks["step"].offer([*choices, *gone])
            self.fields["local_questions"].help_text = _help(form, bool(steps))

    def clean(self) -> dict[str, Any]:
        """Prove the national form with the own part unless a draft is being saved."""
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "local_questions" in self.errors or not self.instance.path:
            return data
        self.findings = adopting.findings(self._page_as_posted(data))
        for finding in self.findings:
            if finding.is_error:
                self.add_error("local_questions" if "question" in finding.message else None, finding.message)
        return data

    def _national_form(self) -> Form | None:
        page = self.instance
        if not page.source_id or not page.path:
            return None
        made = adopting.own_part_of_page(page)
        return made[0].form if made else None

    def _title(self, form: Form, step: str) -> str:
        return f"{form.position(step) + 1}. {form.text(form.source_locale, text_keys.step_title(step))}"

    def _page_as_posted(self, data: dict[str, Any]) -> Any:
        """A page with the posted values, which Django gives to the form's own instance only after clean()."""
        page = type(self.instance)()
        for field in self.instance._meta.concrete_fields:
            setattr(page, field.attname, getattr(self.instance, field.attname))
        for name in (*TEXT_FIELDS.values(), "local_questions", "team", "source"):
            if name in data:
                setattr(page, name, data[name])
        return page


def _help(form: Form | None, has_open_steps: bool) -> str:
    if form is None:
        return "Save the page with its national form first."
    if not has_open_steps:
        return "The national form has no step to which forces may add questions."
    return "Questions of your own at the end of a step. Partners know them by codes that begin with “local--”."
