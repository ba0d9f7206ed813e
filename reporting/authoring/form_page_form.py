"""The editing form of a form page."""

from __future__ import annotations

from typing import Any

from django import forms

from pages.editor.forms import PageForm
from reporting.authoring import publishing
from reporting.authoring.error_tree import error_tree
from reporting.authoring.findings import Finding
from reporting.authoring.page_source import OPEN_TEXTS


class FormPageForm(PageForm):
    """Saves a draft whatever its flaws, and shows those that refuse publication at the blocks that cause them.

    `findings` is what the proof found in a form that was posted for publication, else None.
    """

    open_texts = forms.MultipleChoiceField(
        label="Texts that forces may replace",
        choices=list(OPEN_TEXTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A force that adopts this form can put its own words in the place of these.",
    )

    findings: tuple[Finding, ...] | None = None

    def clean(self) -> dict[str, Any]:
        """Prove the form unless a draft is being saved."""
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "steps" not in data or "steps" in self.errors:
            return data
        self.findings = publishing.findings(self._page_as_posted(data))
        problems = [(finding.path, finding.message) for finding in self.findings if finding.is_error]
        if problems:
            self.add_error("steps", error_tree(self.fields["steps"].block, data["steps"], problems))
        return data

    def _page_as_posted(self, data: dict[str, Any]) -> Any:
        """A page with the posted values, which Django gives to the form's own instance only after clean()."""
        page = type(self.instance)()
        for field in self.instance._meta.concrete_fields:
            setattr(page, field.attname, getattr(self.instance, field.attname))
        for name in (
            "title",
            "kind",
            "introduction",
            "before_you_start",
            "what_happens_next",
            "reply_time",
            "open_texts",
            "steps",
        ):
            if name in data:
                setattr(page, name, data[name])
        return page
