"""Addresses of the screens for sharing pages, below `admin/sharing/`."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from pages.editor.sharing.adopting import adopt_here
from pages.editor.sharing.force_pages import VERBS, act, tied, updates


class VerbConverter(StringConverter):
    """What may be done with a page."""

    regex = "|".join(VERBS)


register_converter(VerbConverter, "sharing_verb")

app_name = "sharing"
urlpatterns = [
    path("", updates, name="updates"),
    path("page/<int:page_id>/", tied, name="page"),
    path("page/<int:page_id>/<sharing_verb:verb>/", act, name="act"),
    path("adopt/<int:page_id>/", adopt_here, name="adopt"),
]
