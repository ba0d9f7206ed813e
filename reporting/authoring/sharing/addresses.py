"""Addresses of the screens for shared forms, below /admin/."""

from __future__ import annotations

from typing import Any

from django.urls import include, path

from reporting.authoring.sharing import force_views


def urls() -> list[Any]:
    """The force's screens, and those of the national team."""
    of_force = [
        path("", force_views.forms_page, name="forms"),
        path("<int:force_id>/<uuid:form_key>/", force_views.form_page, name="form"),
    ]
    return [
        path("reporting/updates/", include((of_force, "form_updates"))),
    ]
