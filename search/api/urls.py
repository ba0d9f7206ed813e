"""Address of the search API."""

from __future__ import annotations

from django.urls import path

from search.api.views import Search

urlpatterns = [path("", Search.as_view(), name="api-search")]
