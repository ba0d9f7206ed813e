"""What form authoring tells Wagtail when the app is ready."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from pages.editor.library import SharedLibrary
from reporting.authoring import bringing_in, preview_link_views, preview_links, scheduling, survey_views, views
from reporting.authoring.question_library import views as question_library_views
from reporting.authoring.question_library.viewset import QuestionGroupViewSet
from reporting.authoring.sharing import addresses, roll_outs


def register() -> None:
    """Register staff pages and log actions."""
    SharedLibrary.items += (QuestionGroupViewSet,)
    hooks.register("register_admin_urls", views.urls)
    hooks.register("register_admin_urls", question_library_views.urls)
    hooks.register("register_admin_urls", survey_views.urls)
    hooks.register("register_admin_urls", preview_link_views.urls)
    hooks.register("register_admin_urls", addresses.urls)
    hooks.register("register_log_actions", _log_actions)


def _log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(bringing_in.IMPORTED)(bringing_in.ImportedFormatter)
    actions.register_action(preview_links.SHARED, "Share a draft", "Link to the draft made")
    actions.register_action(preview_links.WITHDRAWN, "Withdraw links to a draft", "Links to the draft withdrawn")
    actions.register_action(roll_outs.ROLL_OUT_ACTION, "Roll out a form", "Form rolled out to forces")
    actions.register_action(
        scheduling.REFUSED,
        "Refuse scheduled publication",
        "Scheduled publication refused: the form has errors",
    )
