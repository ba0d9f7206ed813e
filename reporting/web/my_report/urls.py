"""Addresses of "my report", below `my-report/` in each language of a site."""

from django.urls import path

from reporting.web.my_report.acts import contact, message, withdraw
from reporting.web.my_report.copy import copy_page, copy_pdf
from reporting.web.my_report.entrance import close, entrance, leave
from reporting.web.my_report.sheet import sheet

app_name = "my_report"
urlpatterns = [
    path("", entrance, name="entrance"),
    path("message/", message, name="message"),
    path("contact-details/", contact, name="contact"),
    path("withdraw/", withdraw, name="withdraw"),
    path("copy/", copy_page, name="copy"),
    path("copy.pdf", copy_pdf, name="copy_pdf"),
    path("sheet.pdf", sheet, name="sheet"),
    path("close/", close, name="close"),
    path("leave/", leave, name="leave"),
]
