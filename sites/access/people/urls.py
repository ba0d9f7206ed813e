"""Addresses of the screen "People", on the staff door only."""

from django.urls import path

from sites.access.people.accept_page import accept_page
from sites.access.people.invitation_pages import invite_page, resend, withdraw
from sites.access.people.pages import index, people_list, person_page, remove_page, reset_second_factor
from sites.access.people.review_page import review_page

app_name = "people"
urlpatterns = [
    path("", index, name="index"),
    path("accept/<slug:owner>/<str:token>/", accept_page, name="accept"),
    path("<slug:owner>/", people_list, name="list"),
    path("<slug:owner>/invite/", invite_page, name="invite"),
    path("<slug:owner>/invitations/<int:invitation_id>/resend/", resend, name="resend"),
    path("<slug:owner>/invitations/<int:invitation_id>/withdraw/", withdraw, name="withdraw"),
    path("<slug:owner>/review/", review_page, name="review"),
    path("<slug:owner>/<int:person_id>/", person_page, name="person"),
    path("<slug:owner>/<int:person_id>/remove/", remove_page, name="remove"),
    path("<slug:owner>/<int:person_id>/second-factor/", reset_second_factor, name="reset_second_factor"),
]
