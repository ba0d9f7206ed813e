"""Addresses of the person's side of a report, below `reports/`."""

from django.urls import path

from reporting.api.my_report.views import ContactDetails, Messages, MyReport, Withdrawal

urlpatterns = [
    path("<str:reference>/", MyReport.as_view(), name="api-report"),
    path("<str:reference>/messages/", Messages.as_view(), name="api-report-messages"),
    path("<str:reference>/withdrawal/", Withdrawal.as_view(), name="api-report-withdrawal"),
    path("<str:reference>/contact-details/", ContactDetails.as_view(), name="api-report-contact"),
]
