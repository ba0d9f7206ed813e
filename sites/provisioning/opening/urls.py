"""Addresses of the screens, on the staff door only."""

from django.urls import path

from sites.provisioning.opening import views

app_name = "forces"
urlpatterns = [
    path("", views.forces, name="list"),
    path("<slug:slug>/", views.force_page, name="force"),
    path("<slug:slug>/open/", views.open_force, name="open"),
    path("<slug:slug>/complete/", views.complete_force, name="complete"),
    path("<slug:slug>/test-delivery/", views.test_delivery, name="test_delivery"),
]
