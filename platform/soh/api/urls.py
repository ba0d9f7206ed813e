"""The addresses under /api/. Each room brings its own views; here they are put together."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from pages.api import urls as pages_api
from soh.api.docs import Docs
from soh.api.forces import ForceList
from soh.api.form_format import FormFormat
from soh.api.index import Index, NothingHere
from soh.api.schema import Schema

rooms: list[URLPattern | URLResolver] = [
    path("forces/", ForceList.as_view(), name="api-forces"),
    path("pages/", include("pages.api.urls")),
    path("snippets/", include(pages_api.snippets)),
    path("form-format/", FormFormat.as_view(), name="api-form-format"),
    path("forms/", include("reporting.api.urls")),
    path("deliveries/", include("reporting.api.delivery_urls")),
    path("evidence/", include("reporting.api.evidence_urls")),
    path("reports/", include("reporting.api.my_report.urls")),
    path("audit/", include("soh.api.audit.urls")),
    path("search/", include("search.api.urls")),
]

version_one: list[URLPattern | URLResolver] = [
    path("", Index.as_view(), name="api-index"),
    *rooms,
    path("schema/", Schema.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
]

urlpatterns = [
    path("v1/", include(version_one)),
    re_path(r"", NothingHere.as_view()),
]
