"""Question groups in the shared library of the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.button import Button

from pages.editor.library import EntryViewSet, form_of
from pages.editor.library_form import EntryForm
from pages.editor.library_list import EntryIndexView
from reporting.authoring.error_tree import error_tree
from reporting.authoring.question_library import proving
from reporting.authoring.question_library.models import QuestionGroup


class QuestionGroupForm(EntryForm):
    """Saves a draft whatever its flaws, and shows those that refuse publication at the blocks that cause them."""

    def clean(self) -> dict[str, Any]:
        """Prove the questions unless a draft is being saved."""
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "questions" not in data or "questions" in self.errors:
            return data
        group = QuestionGroup(name=data.get("name", ""), questions=data["questions"])
        group.locale_id = self.instance.locale_id
        group.force_id = self.instance.force_id or getattr(data.get("force"), "pk", None)
        problems = [(finding.path, finding.message) for finding in proving.findings(group) if finding.is_error]
        if problems:
            self.add_error("questions", error_tree(self.fields["questions"].block, data["questions"], problems))
        return data


class QuestionGroupIndexView(EntryIndexView):
    """The list, with the way to the forms that use each entry."""

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Add the list of forms."""
        buttons = super().get_list_more_buttons(instance)
        if not instance.live:
            return buttons
        address = reverse("form_question_group_forms", args=[instance.translation_key])
        return [*buttons, Button("Versions and forms that use it", address, icon_name="form", priority=26)]


class QuestionGroupViewSet(EntryViewSet):
    """Question groups."""

    model = QuestionGroup
    icon = "form"
    menu_label = "Question groups"
    index_view_class = QuestionGroupIndexView
    edit_handler = form_of(
        FieldPanel("name"), FieldPanel("about"), FieldPanel("questions"), base_form_class=QuestionGroupForm
    )
