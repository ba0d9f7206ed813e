"""Addresses of files, below `evidence/`."""

from django.urls import path

from reporting.api.evidence_views import EvidenceFile, EvidenceFiles

urlpatterns = [
    path("", EvidenceFiles.as_view(), name="api-evidence"),
    path("<uuid:key>/", EvidenceFile.as_view(), name="api-evidence-file"),
]
