"""Addresses of the feed."""

from django.urls import path

from soh.api.audit.views import AuditFeed, AuditSeals

urlpatterns = [
    path("", AuditFeed.as_view(), name="api-audit"),
    path("seals/", AuditSeals.as_view(), name="api-audit-seals"),
]
