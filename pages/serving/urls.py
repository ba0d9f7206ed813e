"""URL patterns of the pages; soh.urls composes them into the two doors."""

from __future__ import annotations

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from pages.serving import beta
from pages.serving.brand_pictures import brand_picture
from pages.serving.files import document, media, staff_document, staff_media
from pages.serving.theme import theme
from pages.serving.views import authenticate_with_password, nothing_here, serve
from pages.serving.well_known import favicon, robots, security_txt, sitemap

_LOGIN = path("_util/login/", nothing_here, name="wagtailcore_login")
_PASSWORD = "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"  # noqa: S105

shared_files = [
    path("theme/<slug:colours>.css", theme, name="theme"),
    path("brand/<slug:name>.png", brand_picture, name="brand_picture"),
]
"""What both doors serve, because previews on the staff door need it too."""

files = [
    *shared_files,
    path("media/<path:path>", media, name="media"),
    path("documents/<int:document_id>/<path:document_filename>", document, name="wagtaildocs_serve"),
    path("beta/join", beta.join, name="beta_join"),
    path("beta/leave", beta.leave, name="beta_leave"),
    path("beta/stay", beta.stay, name="beta_stay"),
    path("beta/offer.v1.js", beta.offer, name="beta_offer"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap),
    path("favicon.ico", favicon),
    path(".well-known/security.txt", security_txt),
]
"""What a site has beside its pages."""

pages = [
    _LOGIN,
    path(_PASSWORD, authenticate_with_password, name="wagtailcore_authenticate_with_password"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]

staff_files = [
    *shared_files,
    path("media/<path:path>", staff_media, name="media"),
    path("documents/<int:document_id>/<path:document_filename>", staff_document, name="wagtaildocs_serve"),
]
"""What the staff door has beside the admin."""

names_only = [
    _LOGIN,
    path(_PASSWORD, nothing_here, name="wagtailcore_authenticate_with_password"),
    re_path(serve_pattern, nothing_here, name="wagtail_serve"),
]
"""The same names and addresses, answering 404: without them no page has a URL on the staff door."""
