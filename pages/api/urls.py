"""Addresses of the pages API: `urlpatterns` below `pages/`, `snippets` below `snippets/`."""

from __future__ import annotations

from django.urls import path

from pages.api.snippets import EntryDetail, EntryList
from pages.api.views import PageByPath, PageDetail, PageList

urlpatterns = [
    path("", PageList.as_view(), name="api-pages"),
    path("find/", PageByPath.as_view(), name="api-page-find"),
    path("<int:pk>/", PageDetail.as_view(), name="api-page"),
]

snippets = [
    path("<slug:library>/", EntryList.as_view(), name="api-entries"),
    path("<slug:library>/<slug:key>/", EntryDetail.as_view(), name="api-entry"),
]
