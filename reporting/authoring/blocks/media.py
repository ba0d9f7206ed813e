"""Scripts and styles of the form editor, in the order in which they build on one another."""

from __future__ import annotations

from functools import cache

from django import forms
from wagtail.admin.staticfiles import versioned_static

_SCRIPTS = (
    "identity",
    "outline",
    "data_block",
    "choosers",
    "test_row",
    "tests",
    "options",
    "conditions",
    "named_conditions",
    "question_library",
    "library_questions",
    "routes",
    "lazy_step",
    "steps",
    "proof",
    "survey",
)


@cache
def editor_media() -> forms.Media:
    """Wagtail's scripts for blocks, then ours. Asked late: addresses of static files need the settings."""
    return forms.Media(
        js=[
            versioned_static("wagtailadmin/js/telepath/blocks.js"),
            versioned_static("wagtailadmin/js/telepath/widgets.js"),
            *(f"reporting/authoring/{name}.js" for name in _SCRIPTS),
        ],
        css={"all": ["reporting/authoring/form_editor.css"]},
    )
