"""Addresses of the inbox, on the staff door only."""

from django.urls import path

from reporting.inbox.acts import add_note, change_status
from reporting.inbox.files import file_link
from reporting.inbox.hand_over_cases import accept, give_back, hand_overs, one_hand_over, withdraw
from reporting.inbox.hand_over_page import hand_over
from reporting.inbox.queue_page import queue_page, test_page, training_page
from reporting.inbox.report_page import report_page

app_name = "inbox"
urlpatterns = [
    path("", queue_page, name="queue"),
    path("test/", test_page, name="test"),
    path("training/", training_page, name="training"),
    path("hand-overs/", hand_overs, name="hand_overs"),
    path("hand-overs/<uuid:case_key>/", one_hand_over, name="one_hand_over"),
    path("hand-overs/<uuid:case_key>/accept/", accept, name="accept"),
    path("hand-overs/<uuid:case_key>/return/", give_back, name="give_back"),
    path("hand-overs/<uuid:case_key>/withdraw/", withdraw, name="withdraw"),
    path("<str:reference>/", report_page, name="report"),
    path("<str:reference>/files/<uuid:key>/", file_link, name="file"),
    path("<str:reference>/notes/", add_note, name="note"),
    path("<str:reference>/status/", change_status, name="status"),
    path("<str:reference>/hand-over/", hand_over, name="hand_over"),
]
