"""Addresses of the screens for shared forms, below /admin/."""

from __future__ import annotations

from typing import Any

from django.urls import include, path

from reporting.authoring.sharing import force_views, national_views
from reporting.authoring.sharing.models import RollOutKind


def urls() -> list[Any]:
    """The force's screens, and those of the national team."""
    of_force = [
        path("", force_views.forms_page, name="forms"),
        path("<int:force_id>/<uuid:form_key>/", force_views.form_page, name="form"),
    ]
    national = [
        path("", national_views.overview, name="overview"),
        path("versions.csv", national_views.versions_csv, name="versions_csv"),
        path("<uuid:form_key>/", national_views.one_form, name="form"),
        path("<uuid:form_key>/roll-out/", national_views.start, {"kind": RollOutKind.OFFER}, name="start"),
        path("<uuid:form_key>/emergency/", national_views.start, {"kind": RollOutKind.EMERGENCY}, name="emergency"),
        path("roll-outs/<int:roll_out>/", national_views.roll_out_page, name="roll_out"),
    ]
    return [
        path("reporting/library/", include((national, "form_library"))),
        path("reporting/updates/", include((of_force, "form_updates"))),
    ]
