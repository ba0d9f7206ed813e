"""Wagtail looks for hooks here."""

from wagtail.snippets.models import register_snippet

from pages.editor import start_page
from pages.editor.library import SharedLibrary

register_snippet(SharedLibrary)

__all__ = ["start_page"]
