"""The editor's panel that says whether the form is ready to be published."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel

from reporting.authoring.blocks.media import editor_media


class ProofPanel(Panel):
    """Findings of the saved draft, each with a link to its block; asked again after every save."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "reporting/authoring/proof_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The findings and where to ask for newer ones."""
            from reporting.authoring import publishing

            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance.pk is not None
            context["proof_url"] = reverse("form_proof", args=[self.instance.pk]) if saved else ""
            context["trial_url"] = reverse("form_trial", args=[self.instance.pk]) if saved else ""
            context["survey_url"] = reverse("form_survey", args=[self.instance.pk]) if saved else ""
            context["map_url"] = reverse("form_map", args=[self.instance.pk]) if saved else ""
            context["share_url"] = reverse("form_preview_link", args=[self.instance.pk]) if saved else ""
            posted = getattr(self.form, "findings", None)
            context["findings"] = posted or (publishing.findings(self.instance) if saved else ())
            return context

        @property
        def media(self) -> Media:
            """The script that asks again after a save."""
            return editor_media()
