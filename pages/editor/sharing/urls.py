"""Addresses of the screens for sharing pages: a force's below `admin/sharing/`, the national team's below
`admin/national-sharing/`.
"""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from pages.editor.sharing.adopting import adopt_here
from pages.editor.sharing.force_pages import VERBS, act, before_return, tied, updates
from pages.editor.sharing.roll_outs import again, new, progress, roll_outs, take_back
from pages.editor.sharing.versions import versions, versions_file


class VerbConverter(StringConverter):
    """What may be done with a page."""

    regex = "|".join(VERBS)


register_converter(VerbConverter, "sharing_verb")

app_name = "sharing"
urlpatterns = [
    path("", updates, name="updates"),
    path("page/<int:page_id>/", tied, name="page"),
    path("page/<int:page_id>/before-return/", before_return, name="before_return"),
    path("page/<int:page_id>/<sharing_verb:verb>/", act, name="act"),
    path("adopt/<int:page_id>/", adopt_here, name="adopt"),
]

national = [
    path("versions/", versions, name="versions"),
    path("versions.csv", versions_file, name="versions_file"),
    path("roll-outs/", roll_outs, name="roll_outs"),
    path("roll-outs/new/<int:source>/", new, name="new"),
    path("roll-outs/<int:pk>/", progress, name="progress"),
    path("roll-outs/<int:pk>/again/", again, name="again"),
    path("roll-outs/<int:pk>/undo/", take_back, name="undo"),
]
