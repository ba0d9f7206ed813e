"""Wagtail looks for hooks here."""

from wagtail.snippets.models import register_snippet

from pages.editor import history, start_page
from pages.editor.library import SharedLibrary

register_snippet(SharedLibrary)

__all__ = ["history", "start_page"]
