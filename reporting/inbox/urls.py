"""Addresses of the inbox, on the staff door only."""

from django.urls import path

from reporting.inbox.acts import add_note, change_status
from reporting.inbox.queue_page import queue_page, test_page, training_page
from reporting.inbox.report_page import report_page

app_name = "inbox"
urlpatterns = [
    path("", queue_page, name="queue"),
    path("test/", test_page, name="test"),
    path("training/", training_page, name="training"),
    path("<str:reference>/", report_page, name="report"),
    path("<str:reference>/notes/", add_note, name="note"),
    path("<str:reference>/status/", change_status, name="status"),
]
