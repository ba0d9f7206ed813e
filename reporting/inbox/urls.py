"""Addresses of the inbox, on the staff door only."""

from django.urls import path

from reporting.inbox import delivery_pages, export_page, identity_pages, retention_page, subject_pages
from reporting.inbox.acts import add_note, change_status
from reporting.inbox.entry_page import enter
from reporting.inbox.files import file_link, original
from reporting.inbox.hand_over_cases import accept, give_back, hand_overs, one_hand_over, withdraw
from reporting.inbox.hand_over_page import hand_over
from reporting.inbox.handover_sheet import handover_sheet
from reporting.inbox.message_acts import write
from reporting.inbox.queue_page import queue_page, test_page, training_page
from reporting.inbox.referring import refer
from reporting.inbox.related import close_as_duplicate, link, unlink
from reporting.inbox.report_page import report_page
from reporting.inbox.sending_on import send_on
from reporting.inbox.setup_pages import add_rule, delete_rule, form_plan, index, setup, team
from reporting.inbox.work_acts import (
    acknowledge,
    assign,
    assign_several,
    claim,
    contacted,
    crime_number,
    forget_filter,
    keep_filter,
    move,
    release,
    set_risk,
)
from reporting.inbox.work_page import next_report, work_page, work_rows

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
    path("triage-settings/", index, name="setup_index"),
    path("triage-settings/<slug:slug>/", setup, name="setup"),
    path("triage-settings/<slug:slug>/teams/new/", team, name="setup_new_team"),
    path("triage-settings/<slug:slug>/teams/<int:number>/", team, name="setup_team"),
    path("triage-settings/<slug:slug>/forms/<uuid:form_key>/", form_plan, name="setup_form"),
    path("triage-settings/<slug:slug>/forms/<uuid:form_key>/rules/", add_rule, name="setup_add_rule"),
    path(
        "triage-settings/<slug:slug>/forms/<uuid:form_key>/rules/<str:code>/delete/",
        delete_rule,
        name="setup_delete_rule",
    ),
    path("enter/", enter, name="enter"),
    path("work/", work_page, name="work"),
    path("work/rows/", work_rows, name="work_rows"),
    path("work/assign/", assign_several, name="assign_several"),
    path("work/filters/", keep_filter, name="keep_filter"),
    path("work/filters/<int:number>/delete/", forget_filter, name="forget_filter"),
    *export_page.urlpatterns,
    *subject_pages.urlpatterns,
    *identity_pages.lists,
    *identity_pages.of_report,
    *retention_page.urlpatterns,
    *delivery_pages.urlpatterns,
    path("<str:reference>/", report_page, name="report"),
    path("<str:reference>/next/", next_report, name="next"),
    path("<str:reference>/claim/", claim, name="claim"),
    path("<str:reference>/release/", release, name="release"),
    path("<str:reference>/assign/", assign, name="assign"),
    path("<str:reference>/team/", move, name="team"),
    path("<str:reference>/risk/", set_risk, name="risk"),
    path("<str:reference>/acknowledge/", acknowledge, name="acknowledge"),
    path("<str:reference>/contacted/", contacted, name="contacted"),
    path("<str:reference>/crime-number/", crime_number, name="crime_number"),
    path("<str:reference>/files/<uuid:key>/", file_link, name="file"),
    path("<str:reference>/files/<uuid:key>/original/", original, name="original"),
    path("<str:reference>/notes/", add_note, name="note"),
    path("<str:reference>/messages/", write, name="message"),
    path("<str:reference>/send-on/", send_on, name="send_on"),
    path("<str:reference>/status/", change_status, name="status"),
    path("<str:reference>/hand-over/", hand_over, name="hand_over"),
    path("<str:reference>/refer/", refer, name="refer"),
    path("<str:reference>/links/", link, name="link"),
    path("<str:reference>/links/delete/", unlink, name="unlink"),
    path("<str:reference>/duplicate/", close_as_duplicate, name="close_as_duplicate"),
    path("<str:reference>/sheet/", handover_sheet, name="handover_sheet"),
]
