"""Address of the search page; soh.urls puts it before the pages."""

from __future__ import annotations

from django.urls import path

from search.web.views import results

urlpatterns = [path("search/", results, name="search")]
