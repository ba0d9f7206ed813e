"""Previews: a draft as visitors would see it, on the staff door."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import translation

from sites.forces import hosts
from sites.forces.middleware import attach

if TYPE_CHECKING:
    from pages.base.models import BasePage


def render_preview(page: BasePage, request: Any, serve: Callable[[Any, str], Any], mode_name: str) -> Any:
    """Render a preview in the page's own language and its own force's look.

    The response is rendered here, because Wagtail renders it after the language was set back.
    """
    if not hasattr(request, "hosted_site"):
        site = hosts.site_of_path(page.path or "")
        if site is not None:
            attach(request, site)
    with translation.override(page.locale.language_code):
        response = serve(request, mode_name)
        if hasattr(response, "render"):
            response.render()
    return response
