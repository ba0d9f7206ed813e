"""Wagtail looks for hooks here."""

from wagtail.snippets.models import register_snippet

from pages.editor import history, library_menu, start_page
from pages.editor.library import SharedLibrary
from pages.editor.sharing import admin_hooks as sharing

register_snippet(SharedLibrary)

__all__ = ["history", "library_menu", "sharing", "start_page"]
