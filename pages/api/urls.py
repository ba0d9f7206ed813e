"""Addresses of the pages API, below `pages/`."""

from __future__ import annotations

from django.urls import path

from pages.api.views import PageByPath, PageDetail, PageList

urlpatterns = [
    path("", PageList.as_view(), name="api-pages"),
    path("find/", PageByPath.as_view(), name="api-page-find"),
    path("<int:pk>/", PageDetail.as_view(), name="api-page"),
]
