"""URL patterns of the pages; soh.urls composes them into the two doors."""

from __future__ import annotations

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from pages.serving.theme import theme
from pages.serving.views import authenticate_with_password, nothing_here, serve

_LOGIN = path("_util/login/", nothing_here, name="wagtailcore_login")
_PASSWORD = "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"  # noqa: S105

shared_files = [path("theme/<slug:colours>.css", theme, name="theme")]
"""What both doors serve, because previews on the staff door need it too."""

files = [*shared_files]

pages = [
    _LOGIN,
    path(_PASSWORD, authenticate_with_password, name="wagtailcore_authenticate_with_password"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]

names_only = [
    _LOGIN,
    path(_PASSWORD, nothing_here, name="wagtailcore_authenticate_with_password"),
    re_path(serve_pattern, nothing_here, name="wagtail_serve"),
]
"""The same names and addresses, answering 404: without them no page has a URL on the staff door."""
