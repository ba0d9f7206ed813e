"""What the editor of an adoption is told first: which version is in use, whether a newer one waits, what is wrong."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class HeldPanel(Panel):
    """The version in use, the way to an update, and the findings of the form with the force's own part."""

    def clean_name(self) -> str:
        """Its place in the page's table of contents."""
        return "held"

    class BoundPanel(Panel.BoundPanel):
        """The panel on one page."""

        template_name = "reporting/authoring/sharing/held_panel.html"

        def is_shown(self) -> bool:
            """Only on a page that is in a force's tree."""
            from reporting.authoring.sharing.adopting import force_id_of

            return bool(self.instance.pk and self.instance.source_id and force_id_of(self.instance))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The words of the panel."""
            from reporting.authoring.sharing import adopting, updates

            context: dict[str, Any] = super().get_context_data(parent_context)
            key, force_id = self.instance.source.translation_key, adopting.force_id_of(self.instance)
            context["state"] = updates.state_of(force_id=force_id, form_key=key) if force_id else None
            posted = getattr(self.form, "findings", None)
            context["findings"] = posted if posted is not None else adopting.findings(self.instance)
            return context
