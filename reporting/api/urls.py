"""Addresses of the forms API, below `forms/`."""

from django.urls import path

from reporting.api.form_views import FormDetail, FormList
from reporting.api.prefill_views import Prefills
from reporting.api.submission_views import Reports, Validation

urlpatterns = [
    path("", FormList.as_view(), name="api-forms"),
    path("<slug:slug>/", FormDetail.as_view(), name="api-form"),
    path("<slug:slug>/validate/", Validation.as_view(), name="api-form-validate"),
    path("<slug:slug>/prefills/", Prefills.as_view(), name="api-form-prefills"),
    path("<slug:slug>/reports/", Reports.as_view(), name="api-form-reports"),
]
